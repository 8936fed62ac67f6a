import { type Node, parseSync, Visitor } from 'oxc-parser';

/** A piece of text that people read, and the line that it begins in. */
export interface Text {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** What stands for a value that the text gets later, such as a name. It reads as a noun does. */
const VALUE = 'X';
/** Attributes of elements whose words are for the browser alone. */
const NOT_READ = /^(?:class(?:Name)?|d|style|allow|sizes|transform|data-.*|[\w-]*[Cc]lass(?:es|Name)?)$/;
const SQL = /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH|CREATE|ALTER|DROP|PRAGMA|FROM|WHERE|AND|ORDER)\b/;
/** A word as people write it, with the marks around it. */
const WORD = /^["'“‘(]{0,3}\p{L}[\p{L}'’-]*[)"'”’.,:;!?…]{0,4}$/u;

/** The texts of a page in Markdown: paragraphs, items of lists, cells of tables. Code is left out; quoted code reads as a noun. */
export function textsOfPage(file: string, page: string): readonly Text[] {
  const texts: Text[] = [];
  let open: { line: number; lines: string[] } | null = null;
  let fence = false;
  const close = (): void => {
    if (open !== null) texts.push({ file, line: open.line, text: plain(open.lines.join(' ')) });
    open = null;
  };
  page.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line.startsWith('```')) {
      close();
      fence = !fence;
      return;
    }
    if (fence || line === '' || line.startsWith('<') || line.startsWith('|')) close();
    if (fence || line === '' || line.startsWith('<')) return;
    if (line.startsWith('|')) {
      const cells = line.split(/(?<!\\)\|/).filter((cell) => /\p{L}/u.test(cell));
      texts.push(...cells.map((cell) => ({ file, line: index + 1, text: plain(cell) })));
      return;
    }
    const begins = /^(?:[-*] |\d+\. |#|> )/.test(line);
    if (begins) close();
    open ??= { line: index + 1, lines: [] };
    open.lines.push(line.replace(/^(?:[-*] |\d+\. |#+ |> )/, ''));
    if (line.startsWith('#')) close();
  });
  close();
  return texts;
}

/** Markdown without its signs. */
function plain(text: string): string {
  return text
    .replaceAll(/`[^`]{1,400}`/g, VALUE)
    .replaceAll(/!?\[([^[\]]{0,400})\]\([^()\s]{0,400}\)/g, '$1')
    .replaceAll(/\*{1,2}/g, '')
    .trim();
}

/** The texts in code: what elements show, and strings that read as words. */
export function textsOfCode(file: string, code: string): readonly Text[] {
  const { program } = parseSync(file, code);
  const texts: (Text & { readonly end: number; readonly start: number })[] = [];
  const silent: { readonly start: number; readonly end: number }[] = [];
  const add = (node: { start: number; end: number }, text: string): void => {
    if ([...silent, ...texts].some(({ start, end }) => start <= node.start && node.end <= end)) return;
    const { start, end } = node;
    const line = code.slice(0, start).split('\n').length;
    // A string of several paragraphs is a page.
    const parts = text.includes('\n\n') ? textsOfPage(file, text) : [{ line: 1, text }];
    for (const part of parts) {
      const words = part.text.replaceAll(/\s+/g, ' ').trim();
      if (reads(words)) texts.push({ file, line: line + part.line - 1, text: plain(words), start, end });
    }
  };
  const string = (node: Node): void => {
    const text = stringOf(node);
    if (text !== null) add(node, text);
  };
  const element = (node: { start: number; end: number; children: readonly Node[] }): void => {
    if (node.children.some((child) => child.type === 'JSXText' && /\p{L}/u.test(child.value)))
      add(node, node.children.map(shown).join(''));
  };
  const silence = (node: Node): void => void silent.push(node);
  const attribute = (node: Node & { type: 'JSXAttribute' }): void => {
    if (NOT_READ.test(code.slice(node.name.start, node.name.end))) silence(node);
  };
  const tagged = (node: Node & { type: 'TaggedTemplateExpression' }): void => {
    if (/sql/i.test(code.slice(node.tag.start, node.tag.end))) silence(node);
  };
  new Visitor({
    ImportDeclaration: silence,
    TSLiteralType: silence,
    JSXAttribute: attribute,
    TaggedTemplateExpression: tagged,
    JSXElement: element,
    JSXFragment: element,
    BinaryExpression: string,
    Literal: string,
    TemplateLiteral: string,
  }).visit(program);
  return texts;
}

function reads(text: string): boolean {
  if (SQL.test(text)) return false;
  const words = text.split(' ');
  const like = words.filter((word) => WORD.test(word));
  // A list of names has no word in small letters.
  return (
    like.length >= 3 && like.length * 10 >= words.length * 6 && like.some((word) => /^\p{Ll}/u.test(word))
  );
}

function stringOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.cooked).join(VALUE);
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return null;
  const [left, right] = [stringOf(node.left), stringOf(node.right)];
  return left === null && right === null ? null : `${left ?? VALUE}${right ?? VALUE}`;
}

function shown(node: Node): string {
  if (node.type === 'JSXText') return node.value.replaceAll(/\s+/g, ' ');
  if (node.type === 'JSXElement' || node.type === 'JSXFragment')
    return node.children.length === 0 ? ' ' : node.children.map(shown).join('');
  if (node.type !== 'JSXExpressionContainer') return '';
  return node.expression.type === 'JSXEmptyExpression' ? '' : (stringOf(node.expression) ?? VALUE);
}
