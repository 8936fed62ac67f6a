interface Token {
  readonly kind: 'word' | 'string' | 'mark';
  /** A string's content, without quotes and with escapes as they stand. */
  readonly text: string;
}

const BLANK = /\s+|\/\/.*|\/\*[\s\S]*?\*\//y;
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

/**
 * The specifiers of everything that a module of TypeScript imports or passes on, in the order of the text: `import` with
 * and without names, `import type`, `export … from`, and `import()` of a plain string, also as a type. What only looks
 * like one in a comment, string, template or regular expression is none.
 */
export function scanImports(source: string): readonly string[] {
  const tokens = tokensOf(source);
  return tokens.flatMap((token, at) => {
    if (token.kind !== 'word' || tokens[at - 1]?.text === '.') return [];
    const specifier =
      token.text === 'import'
        ? imported(tokens, at + 1)
        : token.text === 'export'
          ? exported(tokens, at + 1)
          : null;
    return specifier === null ? [] : [specifier];
  });
}

function imported(tokens: readonly Token[], at: number): string | null {
  const next = tokens[at];
  if (next?.kind === 'string') return next.text;
  if (next?.text === '(') return tokens[at + 1]?.kind === 'string' ? tokens[at + 1]!.text : null;
  return afterFrom(tokens, at);
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
    if (match(BLANK)) continue;
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
