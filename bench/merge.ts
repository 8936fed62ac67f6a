import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { merge } from '@/lib/merge/merge';

/** What to merge, and how long it may take in milliseconds. */
interface Case {
  readonly name: string;
  readonly limit: number;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

const WARM_UP = 2;
const RUNS = 7;

/** For what nobody writes: slow, but never so that a page would hang. */
const HOSTILE_LIMIT = 2000;

/** A generator of numbers from 0 to 1 that repeats itself from run to run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function words(count: number, seed: number): string[] {
  const next = random(seed);
  const vocabulary = Array.from({ length: 5000 }, () =>
    Array.from({ length: 2 + Math.floor(next() * 9) }, () =>
      String.fromCharCode(97 + Math.floor(next() * 26)),
    ).join(''),
  );
  return Array.from({ length: count }, () => vocabulary[Math.floor(next() ** 2 * vocabulary.length)]!);
}

/** Prose of about `size` characters: sentences in lines, some lines blank. */
function prose(size: number, seed: number): string {
  const next = random(seed);
  let text = '';
  for (const word of words(Math.ceil(size / 7), seed)) {
    if (text.length >= size) break;
    const end = next();
    text += word + (end < 0.02 ? '.\n\n' : end < 0.1 ? '\n' : end < 0.15 ? ', ' : ' ');
  }
  return text;
}

const changeLine = (lines: readonly string[], at: number, to: string): string =>
  lines.with(at, to).join('\n');

/** Many lines of few kinds, with edits by either side that make more of the same. */
function repetitive(
  line: (next: () => number, index: number) => string,
): Pick<Case, 'base' | 'mine' | 'theirs'> {
  const next = random(1);
  const base = Array.from({ length: 250_000 }, (_, i) => line(next, i));
  const edited = (seed: number): string => {
    const draw = random(seed);
    const lines = [...base];
    for (let i = 0; i < 400; i++) {
      const at = Math.floor(draw() * lines.length);
      const other = lines[Math.floor(draw() * lines.length)]!;
      lines.splice(at, draw() < 0.67 ? 1 : 0, ...(draw() < 0.67 ? [other] : []));
    }
    return lines.join('\n');
  };
  return { base: base.join('\n'), mine: edited(2), theirs: edited(3) };
}

/** Many like lines, as long together as a text may be, with a few edits by either side. */
function alike(lines: readonly string[]): Pick<Case, 'base' | 'mine' | 'theirs'> {
  const edited = (seed: number, side: string): string => {
    const draw = random(seed);
    const own = [...lines];
    for (let i = 0; i < 5; i++)
      own.splice(Math.floor(draw() * own.length), draw() < 0.6 ? 1 : 0, `${side} ${i}`);
    return own.join('\n');
  };
  return { base: lines.join('\n'), mine: edited(2, 'mine'), theirs: edited(3, 'theirs') };
}

const repeated = (line: string, size = 1_000_000): string[] =>
  Array.from({ length: Math.floor(size / (line.length + 1)) }, () => line);

/** Texts of marks that open and close nothing, or everything. */
const HOSTILE: readonly (readonly [name: string, lines: readonly string[]])[] = [
  ['`<!--` in each line', repeated('<!--')],
  ['`[` in each line', repeated('[')],
  ['`|` in each line', repeated('|')],
  ['a fence in each line', repeated('```')],
  ['an opening quotation mark in each line', repeated('"')],
  ['the end of a Chinese sentence in each line', repeated('。')],
  ['one heading in each line', repeated('# Heading')],
  ['items nested ever deeper', Array.from({ length: 1400 }, (_, i) => `${' '.repeat(i)}- x`)],
  [
    'tags, and as many closed that are not open',
    [...repeated('<div>', 500_000), ...repeated('</ul>', 500_000)],
  ],
];

function numberedAnew(count: number): Pick<Case, 'base' | 'mine' | 'theirs'> {
  const items = Array.from({ length: count }, () => 'x');
  const list = (of: readonly string[]): string => of.map((item, i) => `${i + 1}. ${item}`).join('\n');
  const withNew = (at: readonly number[], side: string): string =>
    list(at.reduce((of, place) => of.toSpliced(place, 0, `${side} ${place}`), items));
  return {
    base: list(items),
    mine: withNew([100, 3000, 50_000], 'mine'),
    theirs: withNew([2000, 20_000, 60_000], 'theirs'),
  };
}

/** Sentences put in another order by one side, each a line or paragraph, and some reworded by the other. */
function shuffled(between: string): Pick<Case, 'base' | 'mine' | 'theirs'> {
  const draw = random(1);
  const some = words(300, 1);
  const word = (): string => some[Math.floor(draw() * some.length)]!;
  const base = Array.from({ length: 14_000 }, () => `${word()} ${word()} ${word()} end.`);
  const order = base.map((line) => ({ line, at: draw() })).sort((a, b) => a.at - b.at);
  return {
    base: base.join(between),
    mine: order.map(({ line }) => line).join(between),
    theirs: base.map((line, i) => (i % 50 ? line : `${line} More`)).join(between),
  };
}

function cases(): Case[] {
  const lines = Array.from(
    { length: 10_000 },
    (_, i) => `Line ${i} of a text that is long enough for 500 kB in all`,
  );
  const paragraph = words(150_000, 3).join(' ');
  const equal = Array.from({ length: 20_000 }, () => 'the same line again');
  const blank = Array.from({ length: 20_000 }, () => '');
  const some = Array.from({ length: 5000 }, (_, i) => `line ${i}`);
  const half = (of: readonly string[], insert: string): string =>
    of.map((line, i) => (i % 2 ? line : insert)).join('\n');
  return [
    {
      name: 'one word on either side, 10,000 lines (500 kB)',
      limit: 30,
      base: lines.join('\n'),
      mine: changeLine(lines, 2500, 'Line 2500 of a text that is short enough for 500 kB in all'),
      theirs: changeLine(lines, 7500, 'Line 7500 of a text that is wide enough for 500 kB in all'),
    },
    {
      name: 'one word each in the same line, 10,000 lines (500 kB)',
      limit: 30,
      base: lines.join('\n'),
      mine: changeLine(lines, 5000, 'Row 5000 of a text that is long enough for 500 kB in all'),
      theirs: changeLine(lines, 5000, 'Line 5000 of a text that is long enough for 600 kB in all'),
    },
    {
      name: 'two entirely different texts of 1 MB, one base',
      limit: 500,
      base: prose(1_000_000, 1),
      mine: prose(1_000_000, 11),
      theirs: prose(1_000_000, 12),
    },
    {
      name: 'all lines equal, 20,000, every second one changed on one side',
      limit: 500,
      base: equal.join('\n'),
      mine: half(equal, 'mine'),
      theirs: equal.slice(0, 15_000).join('\n'),
    },
    {
      name: 'all lines equal, 20,000, changed differently on both sides',
      limit: 500,
      base: equal.join('\n'),
      mine: half(equal, 'mine'),
      theirs: half(equal.slice(3000), 'theirs'),
    },
    {
      name: 'all lines blank, 20,000, text among them',
      limit: 500,
      base: blank.join('\n'),
      mine: blank.map((line, i) => (i % 7 ? line : `mine ${i}`)).join('\n'),
      theirs: blank.map((line, i) => (i % 5 ? line : `theirs ${i}`)).join('\n'),
    },
    {
      name: '250,000 lines of x and y, 400 edits on either side',
      limit: 500,
      ...repetitive((next) => (next() < 0.5 ? 'x' : 'y')),
    },
    {
      name: '250,000 lines in a period of seven, 400 edits on either side',
      limit: 500,
      ...repetitive((_, i) => `line ${i % 7}`),
    },
    {
      name: '250,000 lines, every second one blank, 400 edits on either side',
      limit: 500,
      ...repetitive((next, i) => (i % 2 ? '' : `line ${Math.floor(next() * 5)}`)),
    },
    {
      name: '5,000 lines reversed on one side',
      limit: 500,
      base: some.join('\n'),
      mine: some.toReversed().join('\n'),
      theirs: changeLine(some, 2500, 'another line'),
    },
    {
      name: '5,000 lines reversed on both sides, one word apart',
      limit: 500,
      base: some.join('\n'),
      mine: some.toReversed().join('\n'),
      theirs: some.toReversed().with(10, 'another').join('\n'),
    },
    {
      name: 'one line of 1 MB, one word on either side',
      limit: 500,
      base: paragraph,
      mine: paragraph.replace(/ (\w+)/, ' mine'),
      theirs: paragraph.replace(/ (\w+)$/, ' theirs'),
    },
    {
      name: 'one line of 1 MB, every tenth word changed on either side',
      limit: 500,
      base: paragraph,
      mine: paragraph
        .split(' ')
        .map((word, i) => (i % 10 ? word : `${word}m`))
        .join(' '),
      theirs: paragraph
        .split(' ')
        .map((word, i) => (i % 10 === 5 ? `${word}t` : word))
        .join(' '),
    },
    {
      name: 'one line of 1 MB, entirely different on both sides',
      limit: 500,
      base: paragraph,
      mine: words(150_000, 4).join(' '),
      theirs: words(150_000, 5).join(' '),
    },
    {
      name: 'one line of 300,000 Chinese characters, one changed on either side',
      limit: 500,
      base: '变更必须先读后写。'.repeat(33_000),
      mine: `我${'变更必须先读后写。'.repeat(33_000)}`,
      theirs: `${'变更必须先读后写。'.repeat(33_000)}你`,
    },
    {
      name: '100,000 items numbered anew on both sides',
      limit: HOSTILE_LIMIT,
      ...numberedAnew(100_000),
    },
    { name: '14,000 lines in another order on one side', limit: HOSTILE_LIMIT, ...shuffled('\n') },
    { name: '14,000 paragraphs in another order on one side', limit: HOSTILE_LIMIT, ...shuffled('\n\n') },
    ...HOSTILE.map(([name, lines]) => ({
      name: `${name} (1 MB), 5 edits on either side`,
      limit: HOSTILE_LIMIT,
      ...alike(lines),
    })),
  ];
}

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1]!;
}

function measure(run: () => void): number {
  for (let i = 0; i < WARM_UP; i++) run();
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** The whole process of `git merge-file`, start included, in milliseconds. */
function measureGit(folder: string, { base, mine, theirs }: Case): number {
  const files = Object.entries({ mine, base, theirs }).map(([name, text]) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  });
  return measure(() => {
    try {
      execFileSync('git', ['merge-file', '-p', ...files], { stdio: 'ignore' });
    } catch {
      // A conflict ends with a status above 0; the time is the same.
    }
  });
}

const folder = mkdtempSync(path.join(tmpdir(), 'merge-bench-'));
let slow = 0;
console.log('     merge       limit   first run    git, whole process   ratio   conflicts   what');
for (const one of cases()) {
  const start = performance.now();
  const result = merge(one.base, one.mine, one.theirs);
  const first = performance.now() - start;
  const time = measure(() => merge(one.base, one.mine, one.theirs));
  const git = measureGit(folder, one);
  const conflicts = result.regions.filter((region) => region.kind === 'conflict').length;
  if (time > one.limit) slow++;
  console.log(
    `${time.toFixed(1).padStart(7)} ms ${String(one.limit).padStart(8)} ms ${first.toFixed(1).padStart(8)} ms ${git
      .toFixed(1)
      .padStart(
        18,
      )} ms ${(time / git).toFixed(2).padStart(8)}  ${String(conflicts).padStart(6)}${result.coarse ? ' coarse' : '       '}  ${one.name}`,
  );
}
rmSync(folder, { recursive: true });
console.log(slow === 0 ? 'All within their limits.' : `${slow} over their limit.`);
process.exitCode = slow === 0 ? 0 : 1;
