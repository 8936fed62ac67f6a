import type { ListKind } from './line-parts';

/** What the place of the cursor is, as a toolbar shows it. */
export interface Formats {
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly strike: boolean;
  readonly code: boolean;
  readonly link: boolean;
  /** 0 for what is no heading. */
  readonly heading: number;
  readonly list: ListKind | null;
  readonly quote: boolean;
  readonly codeBlock: boolean;
  readonly table: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** The formats of an empty text. */
export const NO_FORMATS: Formats = {
  strong: false,
  emphasis: false,
  strike: false,
  code: false,
  link: false,
  heading: 0,
  list: null,
  quote: false,
  codeBlock: false,
  table: false,
  canUndo: false,
  canRedo: false,
};

/** Whether a toolbar would look the same for both. */
export function sameFormats(one: Formats, other: Formats): boolean {
  return (Object.keys(one) as (keyof Formats)[]).every((key) => one[key] === other[key]);
}
