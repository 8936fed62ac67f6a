// Puts lines of the server's own source, which challenges show, into lib/lab/challenges/sources.ts.
// `npx tsx scripts/quote-sources.ts`
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PAGE = 'lib/lab/challenges/sources.ts';
const QUOTES = /\/\/ Quoted from here on\.[\s\S]*$/;

/** A part of a file: from the first line that begins with `from`, to the first after it that begins with `to`. */
interface Part {
  readonly from: string;
  /** Without it the part is one line. */
  readonly to?: string;
}

/** What is quoted from a file; between its parts stands a line with an ellipsis. */
interface Quote {
  readonly file: string;
  readonly parts: readonly Part[];
}

const CONDITIONS = 'lib/http/conditions/preconditions.ts';

const QUOTED: Readonly<Record<string, Quote>> = {
  'no-guard': {
    file: 'lib/lab/guards/guard-policy.ts',
    parts: [{ from: 'const blind = ' }, { from: "case 'none':", to: '};' }],
  },
  'if-match': {
    file: CONDITIONS,
    parts: [{ from: 'function checkMatch(', to: '}' }],
  },
  star: {
    file: CONDITIONS,
    parts: [{ from: 'if (current === null) return failed(', to: "if (list.kind === 'any' ||" }],
  },
  gone: {
    file: CONDITIONS,
    parts: [{ from: 'function checkMatch(', to: 'if (current === null) return failed(' }],
  },
  'if-none-match': {
    file: CONDITIONS,
    parts: [{ from: 'current !== null &&', to: "return failed('If-None-Match'" }],
  },
  dates: {
    file: CONDITIONS,
    parts: [{ from: 'const since = value === null', to: "return failed('If-Unmodified-Since'" }],
  },
  required: {
    file: 'lib/http/conditions/require-precondition.ts',
    parts: [
      { from: 'const OVERWRITING' },
      { from: "if (decision.outcome !== 'perform'", to: 'return exists' },
    ],
  },
  weak: {
    file: 'lib/http/fields/entity-tag.ts',
    parts: [
      { from: 'export function strongMatch', to: '}' },
      { from: 'export function weakMatch', to: '}' },
    ],
  },
  'same-act': {
    file: 'lib/documents/use-cases/repeated-act.ts',
    parts: [
      { from: 'const completed = ', to: 'if (completed.digest' },
      { from: 'current?.etag === completed.etag', to: "return { kind: 'saved'" },
    ],
  },
  'two-steps': {
    file: 'lib/documents/use-cases/change-document.ts',
    parts: [{ from: 'const refused = checked', to: '}' }, { from: 'if (await ports.documents.commit(' }],
  },
  lock: {
    file: 'lib/server/labs/database-labs.ts',
    parts: [{ from: 'async lock(', to: '}' }],
  },
};

/** The lines that a quote names, as they are now, without the indentation that they share. */
export function quoted({ file, parts }: Quote, read: (file: string) => string): readonly string[] {
  const lines = read(file).split('\n');
  let at = 0;
  const all = parts.map(({ from, to }) => {
    const first = lines.findIndex((line, index) => index >= at && line.trim().startsWith(from));
    const outer = lines[first]?.search(/\S/) ?? 0;
    const isEnd = (line: string) =>
      line.trim().startsWith(to ?? from) && (to !== '}' || line.search(/\S/) <= outer);
    const last = to === undefined ? first : lines.findIndex((line, index) => index > first && isEnd(line));
    if (first === -1 || last === -1)
      throw new Error(`${file} has no line that begins with ${from} or ${to}.`);
    at = last + 1;
    const part = lines.slice(first, at);
    const indent = Math.min(...part.filter((line) => line !== '').map((line) => line.search(/\S/)));
    return part.map((line) => line.slice(indent));
  });
  return all.flatMap((part, index) => (index === 0 ? part : ['// …', ...part]));
}

/** The module with every quote as it is now. */
export function withQuotes(page: string, read: (file: string) => string): string {
  const entries = Object.entries(QUOTED).map(([id, quote]) => {
    const lines = quoted(quote, read).map((line) => `      ${literal(line)},\n`);
    return `  ${/\W/.test(id) ? `'${id}'` : id}: {\n    file: '${quote.file}',\n    lines: [\n${lines.join('')}    ],\n  },\n`;
  });
  return page.replace(
    QUOTES,
    `// Quoted from here on.\nexport const SOURCES = {\n${entries.join('')}} as const satisfies Readonly<Record<string, Source>>;\n`,
  );
}

/** A string in the quotation marks that need fewer backslashes. */
function literal(line: string): string {
  const escaped = line.replaceAll('\\', '\\\\');
  return line.includes("'") && !line.includes('"') ? `"${escaped}"` : `'${escaped.replaceAll("'", "\\'")}'`;
}

const read = (file: string) => readFileSync(file, 'utf8');
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, withQuotes(read(PAGE), read));
