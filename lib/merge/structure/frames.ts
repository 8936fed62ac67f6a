/** What opens or closes a frame around lines that others may stand in, such as a tag. */
export interface FrameMark {
  readonly name: string;
  readonly opens: boolean;
  /** Length of a fence: what closes it is at least as long. */
  readonly length: number;
}

/** A frame in which nothing has a meaning before its end, such as a fence. */
export interface RawFrame {
  readonly kind: string;
  readonly closes: (text: string) => boolean;
}

/** The raw frame that a line opens and does not close itself, if it does; `text` is the line without its indentation. */
export function rawFrameOf(text: string, before: string | null): RawFrame | null {
  switch (text[0]) {
    case '`':
    case '~':
      return fenceOf(text, before);
    case '$':
      return text.startsWith('$$') && !text.includes('$$', 2)
        ? { kind: 'math', closes: (line) => line.trimEnd().endsWith('$$') }
        : null;
    case '<':
      return rawHtmlOf(text);
    case '{':
      return templateOf(text);
    case '\\':
      return text.trimEnd() === '\\['
        ? { kind: 'math', closes: (line) => line.trimEnd().endsWith('\\]') }
        : null;
    case '/':
      return /^\/\*+\s*$/.test(text) ? { kind: 'comment', closes: (line) => line.includes('*/') } : null;
    case '.':
    case '+':
    case '=':
      return rowOf(text.trim(), before);
    default:
      return text.includes('<!--') ? commentOf(text) : null;
  }
}

function fenceOf(text: string, before: string | null): RawFrame | null {
  const mark = text[0]!;
  let length = 1;
  while (text[length] === mark) length++;
  if (length < 3 || (mark === '`' && text.includes('`', length))) return null;
  const bare = text.trimEnd().length === length;
  // Under a line of text no longer than itself, a bare row of marks underlines a heading (reStructuredText).
  if (bare && length > 3 && before !== null && before.trimEnd().length <= length) return null;
  return {
    kind: 'fence',
    closes: (line) => {
      const row = line.trim();
      return row.length >= length && row[0] === mark && row === mark.repeat(row.length);
    },
  };
}

/** A block of AsciiDoc between two rows of marks, each alone between blank lines or begun by one. */
function rowOf(row: string, before: string | null): RawFrame | null {
  if (row.length < 4 || before !== null || row !== row[0]!.repeat(row.length)) return null;
  return { kind: 'literal', closes: (line) => line.trim() === row };
}

const RAW_TAG = /^<(pre|script|style|textarea)(?=[\s>])/i;

function rawHtmlOf(text: string): RawFrame | null {
  const tag = RAW_TAG.exec(text)?.[1]?.toLowerCase();
  if (tag === undefined) return text.includes('<!--') ? commentOf(text) : null;
  const end = `</${tag}`;
  const closes = (line: string): boolean => line.toLowerCase().includes(end);
  return closes(text) ? null : { kind: tag, closes };
}

function commentOf(text: string): RawFrame | null {
  const closes = (line: string): boolean => line.includes('-->');
  return text.lastIndexOf('<!--') > text.lastIndexOf('-->') ? { kind: 'comment', closes } : null;
}

const RAW_TEMPLATE = /^\{%-?\s*(highlight|raw|verbatim|comment)\b/;
const RAW_TEMPLATE_END = /\{%-?\s*end(highlight|raw|verbatim|comment)\b/g;

function templateOf(text: string): RawFrame | null {
  const name = RAW_TEMPLATE.exec(text)?.[1];
  if (name === undefined) return text.includes('<!--') ? commentOf(text) : null;
  const closes = (line: string): boolean =>
    Array.from(line.matchAll(RAW_TEMPLATE_END)).some(([, ended]) => ended === name);
  return closes(text) ? null : { kind: name, closes };
}

/** Tags around blocks. Those that may stay open, such as `p` and `li`, pair with nothing. */
const BLOCK_TAG =
  /<(\/?)(details|div|section|article|aside|table|thead|tbody|ul|ol|dl|blockquote|center|figure|header|footer|main|nav|form|fieldset)(?=[\s/>])[^<>]{0,500}>/gi;
/** Any other tag alone in its line, such as a component. */
const LONE_TAG = /^<(\/?)([A-Za-z][\w.:-]*)(?:\s[^<>]{0,500})?>$/;
const MAY_STAY_OPEN =
  /^(?:p|li|dt|dd|t[rdh]|option|html|head|body|br|hr|img|input|wbr|source|meta|link|area|col|https?|mailto)$/i;
const TEMPLATE =
  /\{%-?\s*(end)?([A-Za-z]\w*)|\{\{(?:<|%|#)?\s*(\/?)(#?[A-Za-z][\w-]*)(?![\w-])[^{}]{0,300}\}\}/g;
const ENVIRONMENT = /\\(begin|end)\{([^{}]{0,100})\}/g;
const CONTAINER = /^(:{3,})\s*(.*)$/s;
const DIRECTIVE = /^#\s*(if|ifdef|ifndef|endif|region|endregion)\b/;
const ORG_BLOCK = /^#\+(begin|end)_(\w+)/i;
const CODE_SPAN = /`[^`]*`/g;

/**
 * The marks of frames that nest, in the order in which a line has them. `closable` tells the template tags that have an
 * end somewhere: the others stand alone.
 */
export function frameMarks(text: string, closable: ReadonlySet<string>): readonly FrameMark[] {
  const found: FrameMark[] = [];
  const add = (name: string, opens: boolean, length = 0): void => {
    found.push({ name, opens, length });
  };
  const [tags, templates] = [text.includes('<'), closable.size > 0 && text.includes('{')];
  const plain = (tags || templates) && text.includes('`') ? text.replace(CODE_SPAN, '') : text;
  if (tags)
    for (const [tag, slash, name] of plain.matchAll(BLOCK_TAG))
      if (!tag.endsWith('/>')) add(name!.toLowerCase(), slash === '');
  if (text[0] === '<' && found.length === 0) {
    const [tag, slash, name] = LONE_TAG.exec(text.trimEnd()) ?? [];
    if (name !== undefined && !MAY_STAY_OPEN.test(name) && !tag!.endsWith('/>')) add(name, slash === '');
  }
  if (templates)
    for (const [, end, name, slash, short] of plain.matchAll(TEMPLATE)) {
      if (name !== undefined && closable.has(name)) add(`%${name}`, end === undefined);
      const bare = short?.replace('#', '');
      if (bare !== undefined && closable.has(`/${bare}`)) add(`/${bare}`, slash === '');
    }
  if (text[0] === ':') {
    const [, colons, name] = CONTAINER.exec(text.trimEnd()) ?? [];
    if (colons !== undefined) add(':::', name !== '', colons.length);
  } else if (text[0] === '#') {
    const name = DIRECTIVE.exec(text)?.[1];
    const [, side, block] = ORG_BLOCK.exec(text) ?? [];
    if (block !== undefined) add(`#+${block.toLowerCase()}`, side!.toLowerCase() === 'begin');
    if (name !== undefined) add(name.endsWith('region') ? '#region' : '#if', !name.startsWith('end'));
  } else if (text.includes('\\'))
    for (const [, side, name] of text.matchAll(ENVIRONMENT)) add(`\\${name}`, side === 'begin');
  return found;
}

const CLOSED_TEMPLATE = /\{%-?\s*end(\w+)|\{\{(?:<|%)?\s*\/([A-Za-z][\w-]*)/g;

/** The template tags that are closed somewhere in one of the texts. */
export function closableTags(texts: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const text of texts)
    if (text.includes('{%') || text.includes('{{'))
      for (const [, word, slash] of text.matchAll(CLOSED_TEMPLATE)) found.add(word ?? `/${slash}`);
  return found;
}
