import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { merge } from '@/lib/merge/merge';
import { withMarkers } from '@/lib/merge/resolve/conflict-markers';

const USAGE = `usage: merge-file [-p] [-q] [--diff3] [--ours | --theirs | --union] [--marker-size N] [-L label]... MINE BASE THEIRS
       merge-file --jsonl

Merges the changes that lead from BASE to THEIRS into MINE, finer than by lines where that is safe. Options, output and
status are those of git merge-file: the number of conflicts (127 at most), or 255 if something went wrong.

    -p, --stdout      write to standard output instead of MINE
    -q, --quiet       say nothing about errors
    --diff3           show the lines of BASE in conflicts
    --ours, --theirs, --union
                      settle conflicts with one side's lines, or with both
    --marker-size N   length of the markers (7)
    -L label          name for MINE, then BASE, then THEIRS in the markers
    --jsonl           read {"id","base","mine","theirs"} a line, write {"id","conflicts","text"} a line`;

const FAILED = 255;
const MOST_CONFLICTS = 127;

/** A problem with the arguments or files, told in one line. */
class Failure extends Error {}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        stdout: { type: 'boolean', short: 'p' },
        quiet: { type: 'boolean', short: 'q' },
        help: { type: 'boolean', short: 'h' },
        diff3: { type: 'boolean' },
        ours: { type: 'boolean' },
        theirs: { type: 'boolean' },
        union: { type: 'boolean' },
        jsonl: { type: 'boolean' },
        'marker-size': { type: 'string' },
        label: { type: 'string', short: 'L', multiple: true },
      },
    });
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

type Options = ReturnType<typeof readArguments>['values'];

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new Failure(`Could not read ${file}`);
  }
}

/** How bytes become text so that every byte comes back: UTF-8 where all files are that, else one character a byte. */
function encodingOf(files: readonly Buffer[]): 'utf8' | 'latin1' {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for (const file of files) strict.decode(file);
    return 'utf8';
  } catch {
    return 'latin1';
  }
}

/** Merges three files and returns the number of conflicts. */
function mergeFiles(files: readonly string[], options: Options): number {
  const bytes = files.map(readBytes);
  const binary = bytes.findIndex((content) => content.includes(0));
  if (binary >= 0) throw new Failure(`Cannot merge binary files: ${files[binary]}`);
  const encoding = encodingOf(bytes);
  const [mine, base, theirs] = bytes.map((content) => content.toString(encoding));
  const [mineLabel, baseLabel, theirsLabel] = files.map((file, i) =>
    Buffer.from(options.label?.[i] ?? file).toString(encoding),
  );
  const result = merge(base!, mine!, theirs!);
  const { text, conflicts } = withMarkers(result, {
    labels: { mine: mineLabel!, base: baseLabel!, theirs: theirsLabel! },
    size: markerSize(options['marker-size']),
    diff3: options.diff3 ?? false,
    favor: options.ours ? 'mine' : options.theirs ? 'theirs' : options.union ? 'both' : undefined,
  });
  const output = Buffer.from(text, encoding);
  if (!options.stdout) writeFileSync(files[0]!, output);
  else for (let written = 0; written < output.length; ) written += writeSync(1, output, written);
  return conflicts;
}

function markerSize(size = '7'): number {
  if (!/^[1-9]\d{0,3}$/.test(size)) throw new Failure(`Not a marker size: ${size}`);
  return Number(size);
}

/** Answers each line of standard input. Lines end at LF alone: readline would also cut at U+2028 inside of a text. */
async function mergeLines(): Promise<void> {
  let rest = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) answerLine(line);
  }
  answerLine(rest);
}

function answerLine(line: string): void {
  if (line.trim() === '') return;
  const { id, base, mine, theirs } = JSON.parse(line);
  const labels = { base: 'base', mine: 'mine', theirs: 'theirs' };
  const result = merge(base, mine, theirs);
  const conflicts = result.regions.filter((region) => region.kind === 'conflict').length;
  const { text } = withMarkers(result, { labels, size: 7, diff3: false });
  process.stdout.write(`${JSON.stringify({ id, conflicts, text })}\n`);
}

async function main(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.jsonl && positionals.length === 0) {
    await mergeLines();
    return 0;
  }
  if (positionals.length !== 3) throw new Failure(USAGE);
  if ((values.label?.length ?? 0) > 3) throw new Failure('too many labels on the command line');
  return Math.min(mergeFiles(positionals, values), MOST_CONFLICTS);
}

const args = process.argv.slice(2);
try {
  process.exitCode = await main(args);
} catch (error) {
  const quiet = args.some((arg) => arg === '--quiet' || /^-[a-z]*q/.test(arg));
  if (!quiet) console.error(error instanceof Failure ? `error: ${error.message}` : error);
  process.exitCode = FAILED;
}
