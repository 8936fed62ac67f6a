import { nameForSentence } from '@/components/merge/side-names';
import type { VersionRow } from '@/lib/client/shapes';

/**
 * What a merge brought together, or `null` for a version that is none: "Merge of v8 and Ben's text, begun on v7".
 *
 * @param rows the versions known here; a parent that is not among them is left unnamed.
 */
export function mergeWords(row: VersionRow, rows: readonly VersionRow[]): string | null {
  if (row.mergeBase === null || row.mergeBase === row.parent) return null;
  const numberOf = (etag: string | null) => rows.find((each) => each.etag === etag)?.version;
  const whose = row.author ? `${nameForSentence(row.author.name)}'s` : "its author's";
  const begun = numberOf(row.mergeBase);
  return `Merge of v${numberOf(row.parent) ?? row.version - 1} and ${whose} text${begun ? `, begun on v${begun}` : ''}`;
}
