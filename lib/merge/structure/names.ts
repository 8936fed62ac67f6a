import { dataKeys } from './data-keys.ts';
import { NONE, type Outline } from './outline.ts';

/** Something that a line gives a name to, or that it calls by its name. */
export interface Name {
  readonly line: number;
  readonly name: string;
}

/** The names in a text. */
export interface Names {
  /** What is there once at most in one place, such as a key of an object, a heading in its section, a label. */
  readonly once: readonly Name[];
  /** What can be referred to. */
  readonly targets: readonly Name[];
  readonly uses: readonly Name[];
  /** What stands more than once in one place. */
  readonly twice: ReadonlySet<string>;
}

const DEFINITION = /^ {0,3}\[([^\]\n]{1,200})\]:/;
const USE = /\[([^[\]\n]{1,200})\](?!\(|:\s)/g;
const ANCHORS: readonly RegExp[] = [
  /^\.\. _([^:`]+):\s*$/,
  /^\[\[([\w.:-]+)(?:,[^\]]{0,200})?\]\]\s*$/,
  /^\[#([\w.:-]+)\]\s*$/,
  /\{#([\w.:-]+)[^}]{0,200}\}/,
  /<[a-z][^<>]{0,300}\s(?:id|name)=["']?([\w.:-]+)/i,
];
const ANCHOR_USES =
  /\]\(#([^()\s]{1,200})\)|<<([\w.:-]+)(?:,[^>]{0,200})?>>|:ref:`(?:[^`<]{0,200}<)?([^`>]{1,200})>?`|href=["']#([\w.:-]+)/g;
const HEADING = /^(>*)h([1-6])$/;
const RAW = /(?:fence|comment|code|math|literal|pre|script|style|textarea|highlight|raw|verbatim)$/;

/** Finds the names in a text. */
export function namesOf(outline: Outline): Names {
  const once: Name[] = [];
  const targets: Name[] = [];
  const uses: Name[] = [];
  const twice = new Set<string>();
  const counted = new Set<string>();
  const paths = new Map<number, string>();
  const define = (line: number, scope: number, key: string): void => {
    const name = `${paths.get(scope) ?? ''}${key}`;
    once.push({ line, name });
    if (!paths.has(line)) paths.set(line, `${name.slice(-LONGEST_PATH)}\n`);
    const instance = `${scope} ${key}`;
    if (counted.has(instance)) twice.add(name);
    counted.add(instance);
  };
  const target = (line: number, name: string): void => {
    targets.push({ line, name });
  };
  for (const { line, scope, key } of dataKeys(outline)) define(line, scope, key);
  const chapters = new Set<number>();
  const nested: string[] = [];
  const sections: { readonly line: number; readonly level: number; readonly title: string }[] = [];
  for (const [line, text] of outline.lines.entries()) {
    const kind = outline.kinds[line]!;
    if (kind === 'front' || RAW.test(kind)) continue;
    const level = kind === '' ? undefined : HEADING.exec(kind)?.[2];
    if (level !== undefined) {
      const title = titleOf(text);
      while (sections.length > 0 && sections.at(-1)!.level >= Number(level)) sections.pop();
      if (!BRACKETS.test(title)) define(line, sections.at(-1)?.line ?? NONE, `heading ${title}`);
      if (sections.length > 0) chapters.add(sections.at(-1)!.line);
      const around = BRACKETS.test(title) ? undefined : sections.find((of) => of.title === title);
      if (around) {
        const name = `heading ${title} in itself`;
        once.push({ line: around.line, name }, { line, name });
        nested.push(name);
      }
      sections.push({ line, level: Number(level), title });
      target(line, `#${slugOf(title)}`);
    }
    if (!/[[<{`]|^\.\./.test(text)) continue;
    const label = DEFINITION.exec(text)?.[1];
    if (label !== undefined) {
      define(line, NONE, `[${labelOf(label)}]`);
      target(line, `[${labelOf(label)}]`);
    }
    for (const pattern of ANCHORS) {
      const anchor = pattern.exec(text)?.[1];
      if (anchor === undefined) continue;
      define(line, NONE, `#${anchor}`);
      target(line, `#${anchor}`);
    }
    const plain = text.replace(/`[^`]*`(?!\])/g, (span, at: number) =>
      text.slice(0, at).endsWith(':ref:') ? span : '',
    );
    for (const [, use] of plain.matchAll(USE)) uses.push({ line, name: `[${labelOf(use!)}]` });
    for (const [, ...of] of plain.matchAll(ANCHOR_USES))
      uses.push({ line, name: `#${of.find((anchor) => anchor !== undefined)}` });
  }
  // A chapter, with sections of its own, and a section without may well be called the same.
  const sorts = new Map<string, Set<boolean>>();
  for (const { line, name } of once)
    if (twice.has(name)) sorts.set(name, (sorts.get(name) ?? new Set()).add(chapters.has(line)));
  for (const [name, of] of sorts) if (of.size > 1) twice.delete(name);
  for (const name of nested) twice.add(name);
  return { once, targets, uses, twice };
}

/** A label of AsciiDoc above a row of marks is no heading. */
const BRACKETS = /^\[[^\]]*\]$/;
const LONGEST_PATH = 300;

const labelOf = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase();

const titleOf = (heading: string): string =>
  withoutAttributes(heading.replace(/^[\s>]*#*/, ''))
    .replace(/(?<![\s#])[\s#]+$/, '')
    .trim();

/** A heading without what stands in braces at its end. */
function withoutAttributes(heading: string): string {
  const text = heading.trimEnd();
  if (!text.endsWith('}')) return heading;
  const from = text.indexOf('{', text.lastIndexOf('}', text.length - 2) + 1);
  return from === -1 ? heading : text.slice(0, from);
}

/** What a heading is called in links, as most renderers do. */
const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
