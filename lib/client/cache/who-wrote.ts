import { queryOptions } from '@tanstack/react-query';
import { type DocumentsApi, documents } from '@/lib/client/api/documents-api';
import type { LineOrigins } from '@/lib/client/api/shapes';
import { splitLines } from '@/lib/merge/text/lines';

/** Consecutive lines that came with the same version. */
export interface LinesFrom {
  /** The version, who saved it and when; `null` for lines that are older than what was looked at. */
  readonly origin: LineOrigins['versions'][number] | null;
  /** Number of the first line, from 1. */
  readonly line: number;
  readonly count: number;
  readonly text: string;
}

/**
 * Which versions the lines of a version are from, as the server knows it. That never changes, unless it had to stop looking:
 * then asking again looks further.
 */
export function lineOriginsQuery(documentId: string, version: number, api: DocumentsApi = documents) {
  return queryOptions({
    queryKey: ['who-wrote', documentId, version],
    queryFn: ({ signal }) => api.lineOrigins(documentId, version, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The lines of a text by where they are from. */
export function linesFrom(body: string, { runs, versions }: LineOrigins): readonly LinesFrom[] {
  const lines = splitLines(body);
  const origins = new Map(versions.map((origin) => [origin.version, origin]));
  let line = 0;
  return runs.map(({ version, count }) => {
    const start = line;
    line += count;
    const origin = version === null ? null : (origins.get(version) ?? null);
    return { origin, line: start + 1, count, text: lines.slice(start, line).join('') };
  });
}
