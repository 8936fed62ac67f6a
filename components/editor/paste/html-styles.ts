import type { Element } from 'hast';

/** What the style of an element makes of its words, where its name does not say it. */
export interface WordStyle {
  readonly strong: boolean | null;
  readonly emphasis: boolean | null;
  readonly strike: boolean;
  readonly hidden: boolean;
  /** The level of an item in a list that Word wrote as paragraphs; 0 for all else. */
  readonly listLevel: number;
  /** The bullet or number of such an item, which is written out. */
  readonly listMark: boolean;
}

/** Reads the few properties of an inline style that say more than how something looks. */
export function styleOf({ properties }: Element): WordStyle {
  const style = new Map<string, string>();
  for (const part of String(properties.style ?? '').split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0)
      style.set(
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      );
  }
  const weight = style.get('font-weight');
  const slant = style.get('font-style');
  const line = style.get('text-decoration') ?? style.get('text-decoration-line') ?? '';
  const list = style.get('mso-list') ?? '';
  return {
    strong: weight === undefined ? null : /^(bold|bolder|[6-9]\d\d)$/.test(weight),
    emphasis: slant === undefined ? null : /^(italic|oblique)/.test(slant),
    strike: line.includes('line-through'),
    hidden: style.get('display') === 'none' || properties.hidden === true || properties.ariaHidden === 'true',
    listLevel: Number(/\blevel([1-9])\b/.exec(list)?.[1] ?? 0),
    listMark: list === 'ignore',
  };
}
