import type { Myself, Person, VersionRow } from '@/lib/client/api/shapes';
import { type Content, type Snapshot, sameContent } from '@/lib/client/document/content';
import { isSelf } from '@/lib/client/document/is-self';
import { keptChanges } from '@/lib/merge/resolve/kept-changes';
import type { MergeTexts } from './merge-client';

/** Somebody merged what they had written with a version of mine. */
export interface MergeNews {
  readonly by: string;
  /** The merged version, and mine that it met. */
  readonly version: number;
  readonly mine: number;
  /** How many changes I had made since they began, and how many of these the merge kept. */
  readonly changes: number;
  readonly kept: number;
}

interface World {
  readonly me: () => Promise<Pick<Myself, 'id' | 'was'>>;
  /** The newest versions, newest first. */
  readonly rows: () => Promise<readonly VersionRow[]>;
  readonly readVersion: (version: number) => Promise<Snapshot>;
  readonly mergeTexts: MergeTexts;
}

/**
 * What the newest merge by somebody else among versions `after` to `upTo` kept of mine; `null` if it met none of mine,
 * or was taken back since, so that mine is the newest text again.
 */
export async function mergeNews(
  after: number,
  upTo: number,
  { me, rows, readVersion, mergeTexts }: World,
): Promise<MergeNews | null> {
  const [myself, known] = await Promise.all([me(), rows()]);
  const isMine = (author: Person | null) => author !== null && isSelf(author.id, myself);
  const merge = known.find(
    ({ version, author, parent, mergeBase }) =>
      version > after &&
      version <= upTo &&
      author !== null &&
      !isMine(author) &&
      mergeBase !== null &&
      mergeBase !== parent,
  );
  const begun = known.find(({ etag }) => etag === merge?.mergeBase);
  if (!merge?.author || !begun) return null;
  const met = known.filter(({ version }) => version > begun.version && version < merge.version);
  const last = met.findIndex(({ author }) => isMine(author));
  const mine = met[last];
  if (!mine) return null;
  const textAt = async (version: number): Promise<Content> => (await readVersion(version)).content;
  if (merge.version < upTo && sameContent(await textAt(upTo), await textAt(mine.version))) return null;
  // Of versions by several people only those count as mine that follow each other up to my last.
  const before = met.slice(last).find(({ author }) => !isMine(author)) ?? begun;
  const texts = await Promise.all([before, mine, merge].map(({ version }) => textAt(version)));
  const { title, body } = await mergeTexts(texts[0]!, texts[1]!, texts[2]!);
  const [inTitle, inBody] = [keptChanges(title), keptChanges(body)];
  const changes = inTitle.changes + inBody.changes;
  if (changes === 0) return null;
  const { version } = merge;
  return { by: merge.author.name, version, mine: mine.version, changes, kept: inTitle.kept + inBody.kept };
}
