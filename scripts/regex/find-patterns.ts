import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/** A regular expression in the code. */
export interface Pattern {
  /** By its path from the root. */
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** The regular expressions of some files. */
interface Patterns {
  /** Those that stand there as they are. */
  readonly literals: readonly Pattern[];
  /** Code that puts one together while its module is loaded, with the file that it is in. */
  readonly built: readonly BuiltPattern[];
  /** Code that does so later: nobody can say in advance what comes of it. */
  readonly builtLater: readonly BuiltPattern[];
}

interface BuiltPattern {
  readonly file: string;
  readonly code: string;
}

type Visits = ConstructorParameters<typeof Visitor>[0];
/** Whatever is called, with and without `new`, and where that stands. */
interface Call {
  readonly callee: object;
  readonly start: number;
  readonly end: number;
}

const SOURCE = /\.[cm]?[jt]sx?$/;
/** What never runs where people's text is, and what was made of other files. */
const LEFT_OUT =
  /\.test\.|\.d\.[cm]?ts$|(?:^|\/)(?:node_modules|dist|examples|generated|testing|take-home)(?:\/|$)/;

/** Finds the regular expressions in files and folders, which are named by their paths from `root`. */
export function findPatterns(root: string, places: readonly string[]): Patterns {
  const files = places.flatMap((place) => filesIn(root, place)).sort();
  const found = files.map((file) => patternsIn(file, readFileSync(path.join(root, file), 'utf8')));
  return {
    literals: found.flatMap(({ literals }) => literals),
    built: found.flatMap(({ built }) => built),
    builtLater: found.flatMap(({ builtLater }) => builtLater),
  };
}

/** The regular expressions in the code of one file. */
export function patternsIn(file: string, code: string): Patterns {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]!.message}`);
  const literals: Pattern[] = [];
  const built: BuiltPattern[] = [];
  const builtLater: BuiltPattern[] = [];
  let depth = 0;
  const enter = (): void => void depth++;
  const leave = (): void => void depth--;
  const literal: Visits['Literal'] = (node) => {
    if ('regex' in node) literals.push({ file, source: node.regex.pattern, flags: node.regex.flags });
  };
  const construct = ({ callee, start, end }: Call): void => {
    if (!('name' in callee) || callee.name !== 'RegExp') return;
    (depth === 0 ? built : builtLater).push({ file, code: code.slice(start, end) });
  };
  new Visitor({
    Literal: literal,
    NewExpression: construct,
    CallExpression: construct,
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
  }).visit(program);
  return { literals, built, builtLater };
}

function filesIn(root: string, place: string): readonly string[] {
  if (LEFT_OUT.test(place)) return [];
  if (!statSync(path.join(root, place)).isDirectory()) return SOURCE.test(place) ? [place] : [];
  return readdirSync(path.join(root, place)).flatMap((name) => filesIn(root, path.posix.join(place, name)));
}
