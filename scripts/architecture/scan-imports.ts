interface Token {
  readonly kind: 'word' | 'string' | 'mark';
  /** A string's content, without quotes and with escapes as they stand. */
  readonly text: string;
}

const BLANK = /\s+|\/\/.*|\/\*[\s\S]*?\*\//y;
/** A comment that the compiler reads as an import. */
const REFERENCE = '///';
const WORD = /[\p{L}\p{N}_$]+/uy;
const STRING = /'((?:[^'\\\n]|\\[\s\S])*)'|"((?:[^"\\\n]|\\[\s\S])*)"/y;
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
/** Part of a template up to what stands in for something, or to its end. */
const TEMPLATE = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(`|\$\{)/y;
/** Words after which a slash begins a regular expression, and a quote a string. */
const BEFORE_A_VALUE = new Set(
  'await case default delete do else export extends from import in instanceof new of return throw typeof void yield'.split(
    ' ',
  ),
);
/** What may stand between `import` or `export` and `from`. */
const CLAUSE_MARKS = new Set(['{', '}', ',', '*']);

/** What the text of a module says about what it loads. */
export interface Scan {
  /** The specifiers of all that is imported or passed on, in the order of the text. */
  readonly imports: readonly string[];
  /** The addresses in `new URL('…', import.meta.url)`, as a worker is given. */
  readonly addresses: readonly string[];
  /** Whatever else may load a module, by its name in the language: nobody can tell from the text which module it is. */
  readonly hidden: readonly string[];
}

/**
 * What a module of TypeScript loads: by `import` with and without names, `import type`, `export … from`, and `import()`
 * of a plain string, also as a type. What only looks like one in a comment, string, template or regular expression is none.
 */
export function scanImports(source: string): Scan {
  const imports: string[] = [];
  const addresses: string[] = [];
  const hidden: string[] = [];
  const tokens = tokensOf(source);
  for (const [at, { kind, text }] of tokens.entries()) {
    if (text === REFERENCE) hidden.push('/// <reference>');
    if (kind !== 'word' || tokens[at - 1]?.text === '.') continue;
    if (text === 'import' && tokens[at + 1]?.text === '.') {
      const address = addressed(tokens, at);
      if (address === null) hidden.push('import.meta');
      else addresses.push(address);
    } else if (text === 'import' && tokens[at + 1]?.text === '(' && tokens[at + 1]?.kind === 'mark') {
      if (isPlain(tokens, at + 2)) imports.push(tokens[at + 2]!.text);
      else hidden.push('import()');
    } else if (text === 'import' || text === 'export') {
      const specifier = text === 'import' ? imported(tokens, at + 1) : exported(tokens, at + 1);
      if (specifier !== null) imports.push(specifier);
    } else if (text === 'createRequire' || (text === 'require' && isUsed(tokens, at))) {
      hidden.push(text);
    }
  }
  return { imports, addresses, hidden };
}

/** The string in `new URL('…', import.meta.url)`, given where its `import` stands. */
function addressed(tokens: readonly Token[], at: number): string | null {
  const around = tokens.slice(Math.max(0, at - 5), at + 5);
  const words = around.map(({ kind, text }) => (kind === 'string' ? "''" : text)).join(' ');
  return words === "new URL ( '' , import . meta . url" ? around[3]!.text : null;
}

/** Whether the only thing in parentheses, or the first of several, is a string. */
function isPlain(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.kind === 'string' && [')', ','].includes(tokens[at + 1]?.text ?? '');
}

/** Whether `require` is called, asked for a place, or given another name; else it is a word of a text between tags. */
function isUsed(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.text;
  return next === '(' || (next === '.' && tokens[at + 2]?.text === 'resolve') || tokens[at - 1]?.text === '=';
}

function imported(tokens: readonly Token[], at: number): string | null {
  const next = tokens[at];
  return next?.kind === 'string' ? next.text : afterFrom(tokens, at);
}

function exported(tokens: readonly Token[], at: number): string | null {
  const first = tokens[at]?.text === 'type' ? tokens[at + 1] : tokens[at];
  return first?.text === '{' || first?.text === '*' ? afterFrom(tokens, at) : null;
}

function afterFrom(tokens: readonly Token[], start: number): string | null {
  for (let at = start; at < tokens.length; at++) {
    const { kind, text } = tokens[at]!;
    const next = tokens[at + 1];
    if (text === 'from' && next?.kind === 'string') return next.text;
    // The end of names that are only exported: what follows is another statement.
    if (text === '}' && next?.text !== 'from') return null;
    if (kind === 'mark' && !CLAUSE_MARKS.has(text)) return null;
  }
  return null;
}

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  /** For each template that is open, how many braces are open in what stands in for something. */
  const braces: number[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const template = (): void => {
    const start = at;
    const found = match(TEMPLATE);
    if (!found) throw new SyntaxError(`A template has no end: ${source.slice(start, start + 40)}`);
    if (found[1] === '${') braces.push(0);
  };
  while (at < source.length) {
    const blank = match(BLANK)?.[0];
    if (blank) {
      if (/^\/\/\/\s*<reference\b/.test(blank)) tokens.push({ kind: 'mark', text: REFERENCE });
      continue;
    }
    const before = tokens.at(-1);
    // Text between tags of JSX has apostrophes: a quote right behind a letter is one.
    const apostrophe =
      source[at] === "'" && /[\p{L}\p{N}]/u.test(source[at - 1] ?? '') && !startsValue(before);
    const found = match(WORD);
    if (found) {
      tokens.push({ kind: 'word', text: found[0] });
      continue;
    }
    const string = apostrophe ? null : match(STRING);
    if (string) {
      tokens.push({ kind: 'string', text: string[1] ?? string[2] ?? '' });
      continue;
    }
    if (source[at] === '/' && startsValue(before) && match(REGEX)) {
      tokens.push({ kind: 'mark', text: '/' });
      continue;
    }
    const mark = source[at]!;
    at++;
    if (mark === '`') {
      tokens.push({ kind: 'mark', text: mark });
      template();
    } else if (mark === '}' && braces.at(-1) === 0) {
      braces.pop();
      template();
    } else {
      if (braces.length > 0 && mark === '{') braces[braces.length - 1]!++;
      if (braces.length > 0 && mark === '}') braces[braces.length - 1]!--;
      tokens.push({ kind: 'mark', text: mark });
    }
  }
  return tokens;
}

/** Whether a value may begin after this token: then a slash is no division. `</` closes a tag. */
function startsValue(before: Token | undefined): boolean {
  if (!before) return true;
  if (before.kind === 'word') return BEFORE_A_VALUE.has(before.text);
  return before.kind === 'mark' && !/[)\]}<`]/.test(before.text);
}
