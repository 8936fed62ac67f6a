// What one key press in a text of a megabyte costs on the main thread, and what comparing such texts costs off it.
// Each line gives milliseconds of the processor's time, median and worst of the runs; a key's work has to stay below a
// frame.
// Run: npx tsx bench/large-text.ts [runs]
import { applyEdits, editorPositions, exactPosition } from '../components/editor/text/exact-text.ts';
import { minimalEdits } from '../components/editor/text/minimal-edits.ts';
import { compareTexts } from '../lib/client/merging/compare-texts.ts';
import { changedLines, rangesChanged } from '../lib/documents/content/changed-lines.ts';

const FRAME = 16;
const runs = Number(process.argv[2] ?? 9);
const BYTES = 1_000_000;

interface Text {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

function prose(lineEnd: string): string {
  const line = (at: number) =>
    `Line ${at} says what somebody wrote there, and it goes on until its end.${lineEnd}`;
  const lines: string[] = [];
  for (let length = 0; length < BYTES; length += lines.at(-1)!.length) lines.push(line(lines.length));
  return lines.join('');
}

/** One key in the middle, which is where most has to be looked at from both ends. */
function typed(name: string, before: string): Text {
  const at = before.length >> 1;
  return { name, before, after: `${before.slice(0, at)}x${before.slice(at)}` };
}

const texts = [
  typed('LF', prose('\n')),
  typed('CRLF', prose('\r\n')),
  typed('one line', 'word '.repeat(BYTES / 5)),
  typed('<!--', '<!--'.repeat(BYTES / 4)),
  typed('empty lines', '\n'.repeat(BYTES)),
];

function timesOf(run: () => unknown): readonly number[] {
  return Array.from({ length: runs }, () => {
    const begun = process.cpuUsage().user;
    run();
    return (process.cpuUsage().user - begun) / 1_000;
  }).sort((a, b) => a - b);
}

let late = false;
function report(what: string, run: () => unknown, limit: number): void {
  const times = timesOf(run);
  const [median, worst] = [times[runs >> 1]!, times.at(-1)!];
  const over = median > limit;
  late ||= over;
  console.log(
    `${what.padEnd(44)} ${median.toFixed(1).padStart(8)} ${worst.toFixed(1).padStart(8)}${over ? '  OVER' : ''}`,
  );
}

console.log(`${'ms for one key at 1 MB'.padEnd(44)} ${'median'.padStart(8)} ${'worst'.padStart(8)}`);
for (const { name, before, after } of texts) {
  const at = before.length >> 1;
  report(`${name}: exact text`, () => applyEdits(before, [{ from: at, to: at, insert: 'x' }]), FRAME);
  report(`${name}: cursor`, () => exactPosition(after, at), FRAME);
  report(`${name}: changed lines`, () => rangesChanged(changedLines(before, after)), FRAME);
  report(`${name}: minimal edits`, () => minimalEdits(before, after), FRAME);
  const marked = Array.from({ length: 200 }, (_, mark) => (mark * after.length) / 200);
  report(`${name}: 200 overlaps`, () => marked.map(editorPositions(after)), FRAME);
}
console.log('\nms in the worker');
for (const { name, before, after } of texts) {
  const [from, to] = [
    { title: '', body: before },
    { title: '', body: after },
  ];
  report(`${name}: comparison`, () => compareTexts({ about: 'changes', from, to }), 1_000);
  report(`${name}: words that vanish`, () => compareTexts({ about: 'words', from, to }), 2_000);
}
const body = prose('\n');
const [all, none] = [
  { title: '', body },
  { title: '', body: body.toUpperCase() },
];
report(
  'every line changed: comparison',
  () => compareTexts({ about: 'changes', from: all, to: none }),
  1_000,
);
if (late) process.exitCode = 1;
