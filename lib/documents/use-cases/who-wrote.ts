import { type LinesFrom, runsOf } from '@/lib/documents/content/line-origins';
import { type Caller, findReadable, type Gone, type Missing } from '@/lib/documents/model/access';
import { type DescribedAuthor, describeAuthors } from '@/lib/documents/model/describe-authors';
import type { Ports } from '@/lib/documents/model/ports';
import type { LineOrigins, LineOriginsFound } from './line-origins-of';

/** A version that lines are from. */
interface OriginVersion {
  readonly version: number;
  readonly author: DescribedAuthor;
  readonly savedAt: Date;
}

export type WhoWroteOutcome =
  | ({
      readonly kind: 'found';
      /** All lines of the version, in order. */
      readonly runs: readonly LinesFrom[];
      /** The versions that they are from, oldest first. */
      readonly versions: readonly OriginVersion[];
    } & Pick<LineOriginsFound, 'lookedBackTo' | 'coarse'>)
  | Missing
  | Gone;

/** Who wrote each line of a version, and with which version it came; of a deleted document too. */
export async function whoWrote(
  { documents, people }: Ports,
  lineOrigins: LineOrigins,
  request: { readonly id: string; readonly version: number; readonly caller: Caller | null },
): Promise<WhoWroteOutcome> {
  const document = await findReadable(documents, request.id, request.caller);
  if (document?.deleted?.forever) return { kind: 'gone', document };
  // Asked of what is stored: of versions that were deleted for ever more may be remembered than anybody may be told.
  const [revision] = document ? await documents.history(request.id, request.version + 1, 1) : [];
  const isVersion = revision?.version === request.version;
  const found = isVersion ? await lineOrigins.of(request.id, request.version) : null;
  if (!found) return { kind: 'missing' };
  const { origins, savedBy, lookedBackTo, coarse } = found;
  const runs = runsOf(origins);
  const numbers = [...new Set(runs.map(({ version }) => version ?? 0))].sort((a, b) => a - b);
  const saved = numbers.flatMap((version) => {
    const by = savedBy.get(version);
    return by ? [{ version, ...by }] : [];
  });
  const authors = await describeAuthors(
    people,
    saved.map(({ author }) => author),
  );
  const versions = saved.map(({ version, savedAt }, at) => ({ version, savedAt, author: authors[at]! }));
  return { kind: 'found', runs, versions, lookedBackTo, coarse };
}
