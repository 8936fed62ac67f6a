import type { z } from 'zod';
import { decodeJson, MAX_CONTENT_BYTES } from '@/lib/documents/content/content';
import { receiveContent } from '@/lib/documents/content/incoming-content';
import { problemAnswer } from './answers';
import type { Call } from './call';
import { refusalAnswer } from './refusal-answer';
import type { Input } from './takes';

/** What to say to somebody whose content does not have the shape that is asked for. */
interface Misshapen {
  /** For people. */
  readonly message: string;
  /** For developers; without it the first thing that is wrong, and where. */
  readonly detail?: (issue: z.core.$ZodIssue) => string;
}

/** How much of what is wrong is repeated, in characters: names of members stand in it, which are the client's own text. */
const LONGEST_DETAIL = 300;

/** The content of a request as JSON of a shape; 415, 413, 400 or, with `misshapen`, 422 where it is not. */
export function jsonContent<Value>(shape: z.ZodType<Value>, misshapen: Misshapen): Input<unknown, Value> {
  return async (call) => {
    const bytes = await jsonBytes(call);
    return bytes instanceof Response ? bytes : readJson(call, bytes, shape, misshapen);
  };
}

/** The content of a request that says that it is JSON, not looked at any further; 415, 413 or 400 where it cannot be. */
export async function jsonBytes(call: Call): Promise<Uint8Array | Response> {
  const received = await receiveContent(call.content, ['application/json']);
  if (received.kind === 'received') return received.bytes;
  if (received.kind !== 'too-large') return refusalAnswer(call, received);
  return problemAnswer(call, 'content_too_large', {
    detail: `The content has at most ${MAX_CONTENT_BYTES} bytes.`,
    message: 'This is longer than it may be. Nothing was changed.',
  });
}

/** Reads such content: 400 where it is no JSON, 422 where it has another shape. */
export async function readJson<Value>(
  call: Call,
  bytes: Uint8Array,
  shape: z.ZodType<Value>,
  { message, detail = whereAndWhat }: Misshapen,
): Promise<Value | Response> {
  const json = decodeJson(bytes);
  if (json.kind !== 'json') return refusalAnswer(call, { kind: 'malformed', fault: json });
  const parsed = shape.safeParse(json.value);
  if (parsed.success) return parsed.data;
  return problemAnswer(call, 'invalid_document', { detail: brief(detail(parsed.error.issues[0]!)), message });
}

function whereAndWhat({ path, message }: z.core.$ZodIssue): string {
  return `${path.join('.') || 'The content'}: ${message}`;
}

/** A sentence cut to what somebody reads, and made text that every coding can hold. */
function brief(detail: string): string {
  const cut = detail.length > LONGEST_DETAIL ? `${detail.slice(0, LONGEST_DETAIL)} …` : detail;
  return cut.replace(/\p{Surrogate}/gu, '\ufffd');
}
