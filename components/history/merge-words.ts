import { whose } from '@/components/ui/people/person-name';
import type { Myself, VersionRow } from '@/lib/client/api/shapes';

/** The versions that a merge was made of, by their numbers, and whose text was merged. */
export interface MergedParts {
  /** The version that the text met. */
  readonly met: number;
  /** The version that it had started from; `null` if that is not known here. */
  readonly begun: number | null;
  /** "your", "Ana's". */
  readonly whose: string;
}

/**
 * What a merge was made of, or `null` for a version that is none.
 *
 * @param rows the versions known here.
 */
export function mergedParts(
  row: VersionRow,
  rows: readonly VersionRow[],
  me: Myself | undefined,
): MergedParts | null {
  if (row.mergeBase === null || row.mergeBase === row.parent) return null;
  const numberOf = (etag: string | null) => rows.find((each) => each.etag === etag)?.version;
  return {
    met: numberOf(row.parent) ?? row.version - 1,
    begun: numberOf(row.mergeBase) ?? null,
    whose: row.author ? whose(row.author, me) : "its author's",
  };
}

/** What a merge brought together, or `null` for a version that is none: "Merge of v8 and Ben's text, begun on v7". */
export function mergeWords(
  row: VersionRow,
  rows: readonly VersionRow[],
  me: Myself | undefined,
): string | null {
  const parts = mergedParts(row, rows, me);
  if (parts === null) return null;
  const { met, begun, whose } = parts;
  return `Merge of v${met} and ${whose} text${begun === null ? '' : `, begun on v${begun}`}`;
}
