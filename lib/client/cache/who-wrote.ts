import type { QueryClient } from '@tanstack/react-query';
import { type DocumentsApi, documents, versionsPath } from '@/lib/client/api/documents-api';
import type { VersionRow } from '@/lib/client/api/shapes';
import {
  beginLineOrigins,
  nextToTrace,
  traceLines,
  type VersionText,
} from '@/lib/documents/content/line-origins';
import { splitLines } from '@/lib/merge/text/lines';
import { versionQuery } from './queries';

/** Consecutive lines that came with the same version. */
export interface LinesFrom {
  /** `null` for lines that are older than what was looked at. */
  readonly origin: VersionRow | null;
  /** Number of the first line, from 1. */
  readonly line: number;
  readonly count: number;
  readonly text: string;
}

/** Who wrote each line of a version. */
export interface WhoWrote {
  readonly runs: readonly LinesFrom[];
  /** The oldest version that was looked at, when lines are older than that. */
  readonly lookedBackTo: number | null;
}

/** How many versions are asked for ahead, so that a slow network is waited for once and not for each. */
const AHEAD = 4;

/** How far lines are followed back, whichever is reached first. */
export interface Reach {
  readonly versions: number;
  /** Text read, in bytes. */
  readonly bytes: number;
}

/**
 * Who wrote each line of a version: follows the lines back through the versions before it until all are credited, or
 * `reach` is at its end. Each version is read once and for ever: the browser may keep it.
 */
export async function whoWrote(
  client: QueryClient,
  documentId: string,
  version: number,
  reach: Reach,
  signal: AbortSignal,
  api: DocumentsApi = documents,
): Promise<WhoWrote> {
  const rows = rowsFrom(documentId, api, signal);
  const read = async (number: number): Promise<VersionText> => {
    signal.throwIfAborted();
    const { content } = await client.fetchQuery(versionQuery(documentId, number, api));
    return { version: number, text: content.body };
  };
  const shown = await read(version);
  let traced = beginLineOrigins(shown);
  let bytes = 0;
  for (let next = nextToTrace(traced); next !== null; next = nextToTrace(traced)) {
    const row = await rows.numbered(next);
    bytes += row?.size ?? 0;
    if (version - next >= reach.versions || bytes > reach.bytes) break;
    for (let ahead = 1; ahead <= AHEAD && next - ahead > 0; ahead++) {
      void client.prefetchQuery(versionQuery(documentId, next - ahead, api));
    }
    const begun =
      row?.mergeBase && row.mergeBase !== row.parent ? await rows.tagged(row.mergeBase) : undefined;
    // By number and not by tag: what was made again after it was deleted goes on from the text before.
    const parents = [next - 1, begun?.version ?? 0].filter((each) => each > 0 && each < next);
    traced = traceLines(traced, await read(next), await Promise.all(parents.map(read)));
  }
  const origins = await Promise.all(
    traced.origins.map(async (origin) => (origin === null ? null : ((await rows.numbered(origin)) ?? null))),
  );
  return { runs: runsOf(splitLines(shown.text), origins), lookedBackTo: nextToTrace(traced) };
}

function runsOf(lines: readonly string[], origins: readonly (VersionRow | null)[]): readonly LinesFrom[] {
  const runs: LinesFrom[] = [];
  let start = 0;
  for (let at = 1; at <= lines.length; at++) {
    if (at < lines.length && origins[at]?.version === origins[start]?.version) continue;
    const text = lines.slice(start, at).join('');
    runs.push({ origin: origins[start] ?? null, line: start + 1, count: at - start, text });
    start = at;
  }
  return runs;
}

/** The rows of a history, newest first, read page by page as far as somebody asks. */
function rowsFrom(documentId: string, api: DocumentsApi, signal: AbortSignal) {
  const known: VersionRow[] = [];
  let next: string | null = versionsPath(documentId);
  const find = async (
    wanted: (row: VersionRow) => boolean,
    mayFollow: () => boolean,
  ): Promise<VersionRow | undefined> => {
    for (;;) {
      const row = known.find(wanted);
      if (row || next === null || !mayFollow()) return row;
      const page = await api.versions(next, signal);
      known.push(...page.rows);
      next = page.next;
    }
  };
  return {
    numbered: (version: number) =>
      find(
        (row) => row.version === version,
        () => (known.at(-1)?.version ?? Number.POSITIVE_INFINITY) > version,
      ),
    tagged: (etag: string) =>
      find(
        (row) => row.etag === etag,
        () => true,
      ),
  };
}
