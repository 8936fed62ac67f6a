import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import Negotiator from 'negotiator';
import { evaluatePreconditions } from '@/lib/http/conditions/preconditions';

/** Media types (RFC 9110 §8.3) by the ends of names, as the framework has them. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=UTF-8',
  '.js': 'application/javascript; charset=UTF-8',
  '.svg': 'image/svg+xml',
};
/** A file's name changes with its bytes: whoever has one never need ask for it again (RFC 9111 §5.2.2.1, RFC 8246). */
const FOR_GOOD = 'public, max-age=31536000, immutable';
/** What files are compressed in (RFC 9110 §8.4.1), the smallest first. */
const CODINGS = ['br', 'gzip'] as const;
/** What the server can send a file in, those that it compresses in first. */
const POSSIBLE = [...CODINGS, 'deflate', 'identity'];

/** An answer that is there as a whole. */
interface Answer {
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly body: Buffer | '';
}

interface CompressedFile {
  readonly tag: string;
  readonly body: Buffer;
  /** Of every answer about it. */
  readonly known: Readonly<Record<string, string>>;
  /** Of an answer with it. */
  readonly fields: Readonly<Record<string, string>>;
}

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/**
 * Answers with what was compressed when the application was built (scripts/compress-files.mjs). All of it is in memory.
 *
 * @param distDir the build folder; one where nothing is compressed is answered by somebody else.
 * @returns the answer to a request; `null` if it is for none of these files, or for one in another form than this.
 */
export function compressedFiles(distDir: string): (request: Asked) => Answer | null {
  const files = new Map(
    CODINGS.map((coding) => [coding as string, filesIn(path.join(distDir, 'compressed', coding), coding)]),
  );
  return (request) => {
    const { method = '', url = '' } = request;
    if (method !== 'GET' && method !== 'HEAD') return null;
    const file = files.get(codingFor(request))?.get(url.split('?', 1)[0] ?? '');
    return file ? answerWith(file, method, request) : null;
  };
}

function filesIn(folder: string, coding: string): ReadonlyMap<string, CompressedFile> {
  const files = new Map<string, CompressedFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const body = readFileSync(file);
    // Of these bytes alone: the same file in another coding has its own (RFC 9110 §8.8.3.3).
    const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
    const known = { 'Cache-Control': FOR_GOOD, ETag: `"${tag}"`, Vary: 'Accept-Encoding' };
    files.set(`/_next/static/${path.relative(folder, file).split(path.sep).join('/')}`, {
      tag,
      body,
      known,
      fields: {
        ...known,
        'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream',
        'Content-Encoding': coding,
        'Content-Length': String(body.length),
      },
    });
  }
  return files;
}

/** The coding that a request would rather have than others (RFC 9110 §12.5.3). */
function codingFor(request: Asked): string {
  if (request.headers['accept-encoding'] === undefined) return 'identity';
  // Its types know nothing of the second list: what comes first there is chosen among what is equally welcome.
  const negotiator = new Negotiator(request as IncomingMessage) as {
    encoding(available: readonly string[], preferred: readonly string[]): string | undefined;
  };
  return negotiator.encoding(POSSIBLE, POSSIBLE) ?? 'identity';
}

function answerWith(file: CompressedFile, method: string, { headers }: Asked): Answer {
  const { tag, body, known, fields } = file;
  const current = { etag: { opaque: tag, weak: false }, lastModified: null };
  const asked = {
    method,
    ifMatch: headers['if-match'] ?? null,
    ifNoneMatch: headers['if-none-match'] ?? null,
    ifModifiedSince: null,
    ifUnmodifiedSince: null,
  };
  switch (evaluatePreconditions(asked, current, 0).outcome) {
    case 'perform':
      return { status: 200, fields, body: method === 'HEAD' ? '' : body };
    case 'not-modified':
      return { status: 304, fields: known, body: '' };
    default:
      return { status: 412, fields: { 'Content-Length': '0' }, body: '' };
  }
}
