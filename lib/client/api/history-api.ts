import { formatIdempotencyKey } from '@/lib/http/fields/idempotency-key';
import { ChangedMeanwhileError } from './changed-meanwhile';
import { sentJson } from './exchange';
import { ProblemError, UnexpectedAnswerError } from './problem-error';
import { readJson } from './read-json';
import { type LineOrigins, lineOrigins, versionName } from './shapes';
import { strongTag } from './strong-tag';
import type { Ways } from './ways';

/** What to call a version. */
export interface Naming {
  readonly documentId: string;
  readonly version: number;
  /** `null` takes the name away. */
  readonly name: string | null;
  /** What the person saw that it is called. */
  readonly seen: string | null;
  /** Names the act, so that the server knows it again when its answer was lost. */
  readonly key: string;
}

/** What is kept beside the versions of documents. */
export function historyApi({ request, write }: Ways) {
  /** What a version is called, with its tag. */
  async function nameOf(path: string): Promise<{ readonly name: string; readonly etag: string } | null> {
    try {
      const response = await request(path, { cache: 'no-store' });
      const etag = strongTag(response.headers.get('ETag'));
      if (!etag) throw new UnexpectedAnswerError('The answer has no tag.');
      return { etag, ...(await readJson(response, versionName)) };
    } catch (error) {
      if (error instanceof ProblemError && error.status === 404) return null;
      throw error;
    }
  }

  return {
    /** Which versions the lines of a version are from. */
    async lineOrigins(documentId: string, version: number, signal?: AbortSignal): Promise<LineOrigins> {
      return readJson(await request(`${pathOf(documentId, version)}/lines`, { signal }), lineOrigins);
    },

    /** Calls a version something else, or takes its name away; throws `ChangedMeanwhileError` where it is not called as seen. */
    async nameVersion({ documentId, version, name, seen, key }: Naming): Promise<void> {
      const path = `${pathOf(documentId, version)}/name`;
      const act = { 'Idempotency-Key': formatIdempotencyKey(key) };
      if (name !== null && seen === null) {
        try {
          // What has no name needs no look first: only the first name goes through.
          await write(path, { method: 'PUT', ...sentJson({ name }, { ...act, 'If-None-Match': '*' }) });
          return;
        } catch (error) {
          if (!(error instanceof ProblemError) || error.status !== 412) throw error;
        }
      }
      const is = await nameOf(path);
      const now = is?.name ?? null;
      if (now === name) return;
      if (now !== seen || is === null) throw new ChangedMeanwhileError(now ?? '');
      const headers = { ...act, 'If-Match': is.etag };
      if (name === null) await write(path, { method: 'DELETE', headers });
      else await write(path, { method: 'PUT', ...sentJson({ name }, headers) });
    },
  };
}

function pathOf(documentId: string, version: number): string {
  return `/api/documents/${encodeURIComponent(documentId)}/versions/${version}`;
}
