import type { Element, ElementContent, Root, RootContent } from 'hast';
import { withLists } from './html-lists';
import { styleOf } from './html-styles';
import { isLayout, withTable } from './html-tables';

/** How deep elements are looked into: what is deeper counts as text of the last one. */
const DEEPEST = 100;

/** What says nothing to a reader of the text. */
const DROPPED = new Set(
  'script style template noscript head title meta link base iframe object embed applet svg math canvas video audio source track select option datalist textarea button o:p xml'.split(
    ' ',
  ),
);

/** What is kept as it is, with the names that Markdown has a sign for. */
const KEPT = new Set(
  'h1 h2 h3 h4 h5 h6 p br hr blockquote pre code kbd samp em i strong b del s strike a img ul ol li table thead tbody tfoot tr th td input div'.split(
    ' ',
  ),
);

/** Elements that begin a line of their own though Markdown has no sign for them. */
const BLOCKS = new Set(
  'section article main header footer nav aside figure figcaption address details summary form fieldset dl dt dd body center'.split(
    ' ',
  ),
);

/** Where the elements stand of which an element is a part. */
interface Within {
  readonly depth: number;
  /** Words are bold there already. */
  readonly bold: boolean;
  /** Only words may stand there, no blocks. */
  readonly words: boolean;
  /** Cells are parts of the page, not of a table. */
  readonly layout: boolean;
}

/**
 * What came from a page or a word processor, brought down to what Markdown can say: no scripts, no styles, nothing hidden,
 * only addresses that lead somewhere; bold and struck words by elements though they were by style; lists of Word as
 * lists.
 */
export function cleanHtml(root: Root): Root {
  return {
    type: 'root',
    children: withLists(cleaned(root.children, { depth: 0, bold: false, words: false, layout: false })),
  };
}

function cleaned(nodes: readonly (RootContent | ElementContent)[], within: Within): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    if (node.type === 'text') result.push({ type: 'text', value: node.value });
    else if (node.type === 'element') for (const each of element(node, within)) join(result, each);
  }
  return result;
}

/** Two pieces of bold words beside each other are one. */
function join(nodes: ElementContent[], next: ElementContent): void {
  const last = nodes.at(-1);
  const alike =
    last?.type === 'element' &&
    next.type === 'element' &&
    last.tagName === next.tagName &&
    /^(strong|em|del)$/.test(next.tagName);
  if (alike) for (const child of next.children) join(last.children, child);
  else nodes.push(next);
}

function element(node: Element, within: Within): ElementContent[] {
  const name = node.tagName.toLowerCase();
  const style = styleOf(node);
  if (DROPPED.has(name) || style.hidden || style.listMark) return [];
  if (within.depth >= DEEPEST) return [{ type: 'text', value: allText(node) }];
  switch (name) {
    case 'img':
      return picture(node);
    case 'input':
      return node.properties.type === 'checkbox'
        ? [made('input', { type: 'checkbox', checked: isTrue(node.properties.checked) }, [])]
        : [];
    case 'br':
      return [within.words ? { type: 'text', value: ' ' } : made('br', {}, [])];
    case 'pre':
      return [code(node)];
  }
  const layout = name === 'table' ? isLayout(node) : within.layout;
  const cell = !layout && (name === 'td' || name === 'th');
  const heading = /^h[1-6]$/.test(name) || (cell && name === 'th');
  const isBold = /^(b|strong)$/.test(name) && style.strong !== false;
  const inner: Within = {
    depth: within.depth + 1,
    bold: within.bold || heading || isBold,
    words: within.words || heading || cell,
    layout,
  };
  const children = cleaned(node.children, inner);
  if (/^(b|strong|i|em|s|strike|del|span|font|u|mark|small|big|ins)$/.test(name)) {
    return marked(name, style, children, within);
  }
  if (name === 'a') return link(node, children);
  if (
    within.words &&
    (BLOCKS.has(name) || /^(p|div|h[1-6]|ul|ol|li|blockquote|hr|table|t[rdh]|tbody|thead|tfoot)$/.test(name))
  ) {
    return [...children, { type: 'text', value: ' ' }];
  }
  if (layout && /^(table|tbody|thead|tfoot|t[rdh])$/.test(name)) return [made('div', {}, children)];
  if (name === 'table') return withTable(children);
  if (name === 'p' && style.listLevel > 0)
    return [made('p', { dataLevel: style.listLevel, dataNumbered: isNumbered(node) }, children)];
  if (name === 'li') return [item(node, children)];
  if (name === 'ol') return [made('ol', { start: node.properties.start }, children)];
  if (name === 'th' || name === 'td') return [made(name, spans(node), children)];
  if (BLOCKS.has(name)) return [made('div', {}, children)];
  return KEPT.has(name) ? [made(name, {}, children)] : children;
}

/** Words with the signs that their element or its style stand for, none of them twice. */
function marked(
  name: string,
  { strong, emphasis, strike }: ReturnType<typeof styleOf>,
  children: ElementContent[],
  within: Within,
): ElementContent[] {
  const [before, words, behind] = trimmed(children);
  if (words.length === 0) return children;
  let result = words;
  const isStrong = strong ?? /^(b|strong)$/.test(name);
  if (strike || /^(s|strike|del)$/.test(name)) result = [made('del', {}, result)];
  if (emphasis ?? /^(i|em)$/.test(name)) result = [made('em', {}, result)];
  if (isStrong && !within.bold) result = [made('strong', {}, result)];
  return [...before, ...result, ...behind];
}

/** Signs stand at words: the spaces at the ends are for before and behind them. */
function trimmed(nodes: ElementContent[]): readonly [ElementContent[], ElementContent[], ElementContent[]] {
  const words = [...nodes];
  const text = (value: string): ElementContent[] => (value === '' ? [] : [{ type: 'text', value }]);
  const first = words[0];
  let before = '';
  if (first?.type === 'text') {
    before = /^\s*/.exec(first.value)![0];
    words.splice(0, 1, ...text(first.value.slice(before.length)));
  }
  const last = words.at(-1);
  let behind = '';
  if (last?.type === 'text') {
    behind = last.value.slice(last.value.trimEnd().length);
    words.splice(-1, 1, ...text(last.value.trimEnd()));
  }
  return [text(before), words, text(behind)];
}

function link(node: Element, children: ElementContent[]): ElementContent[] {
  const address = addressOf(node.properties.href, /^(https?:|mailto:)/i);
  return address === null || children.length === 0 ? children : [made('a', { href: address }, children)];
}

/** A picture that has an address stays where it is; of others only their words can be kept. */
function picture(node: Element): ElementContent[] {
  const words = String(node.properties.alt ?? '').trim();
  const address = addressOf(node.properties.src, /^https?:/i);
  if (address !== null) return [made('img', { src: address, alt: words }, [])];
  return words === '' ? [] : [{ type: 'text', value: words }];
}

function addressOf(value: unknown, allowed: RegExp): string | null {
  const address = String(value ?? '').trim();
  return allowed.test(address) && address.length <= 4_000 ? address : null;
}

function code(node: Element): Element {
  const inner = node.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'code',
  );
  const names = [node, inner].flatMap((each) => each?.properties.className ?? []);
  const language = names.map(
    (each) => /^(?:language|lang|brush:|highlight-source)-?(\w[\w+#-]{0,20})$/.exec(String(each))?.[1],
  );
  const found = language.find((each) => each !== undefined);
  const words: ElementContent[] = [{ type: 'text', value: allText(node) }];
  return made('pre', {}, [made('code', found ? { className: [`language-${found}`] } : {}, words)]);
}

/** One paragraph in an item is no reason for empty lines between the items. */
function item(node: Element, children: ElementContent[]): Element {
  const paragraphs = children.filter((child) => child.type === 'element' && /^(p|div)$/.test(child.tagName));
  const words =
    paragraphs.length === 1
      ? children.flatMap((child) => (child === paragraphs[0] ? (child as Element).children : [child]))
      : children;
  const { role, ariaChecked } = node.properties;
  const box =
    role === 'checkbox' ? [made('input', { type: 'checkbox', checked: isTrue(ariaChecked) }, [])] : [];
  return made('li', {}, [
    ...box,
    ...words.filter((child, index) => index > 0 || !box.length || !isPicture(child)),
  ]);
}

function isPicture(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'img';
}

function isNumbered(node: Element): boolean {
  const mark = findMark(node, 0);
  return mark !== null && /^\s*\(?[\da-z]{1,4}[.)]/i.test(mark);
}

function findMark(node: Element, depth: number): string | null {
  if (styleOf(node).listMark) return allText(node);
  if (depth > 5) return null;
  for (const child of node.children) {
    const mark = child.type === 'element' ? findMark(child, depth + 1) : null;
    if (mark !== null) return mark;
  }
  return null;
}

function spans({ properties }: Element): Element['properties'] {
  const span = (value: unknown) => Math.min(50, Math.max(1, Math.trunc(Number(value ?? 1)) || 1));
  return { align: properties.align, colSpan: span(properties.colSpan), rowSpan: span(properties.rowSpan) };
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === '';
}

/** An element of the cleaned tree. */
function made(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

/** All text in an element, however deep; line breaks as such. */
function allText(node: Element): string {
  let text = '';
  const waiting: (ElementContent | string)[] = [node];
  while (waiting.length > 0) {
    const next = waiting.pop()!;
    if (typeof next === 'string') text += next;
    else if (next.type === 'text') text += next.value;
    else if (next.type === 'element' && !DROPPED.has(next.tagName)) {
      if (next.tagName === 'br') text += '\n';
      else {
        if (/^(div|p|tr)$/.test(next.tagName)) waiting.push('\n');
        for (let index = next.children.length - 1; index >= 0; index -= 1)
          waiting.push(next.children[index]!);
      }
    }
  }
  return text;
}
