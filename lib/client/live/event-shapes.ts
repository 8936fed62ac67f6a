import * as z from 'zod/mini';
import { author } from '@/lib/client/api/shapes';
import { isTagOf } from '@/lib/client/api/strong-tag';
import { ACCESS } from '@/lib/client/document/access';
import type { LiveEvent } from '@/lib/documents/events/event';
import { parseJson } from '@/lib/http/content/parse-json';
import type { StreamEvent } from './event-parser';

const access = z.enum(ACCESS);
const ranges = z.array(z.tuple([z.number(), z.number()]));

const liveEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('version'),
    document: z.string(),
    version: z.number(),
    etag: z.string(),
    author,
    savedAt: z.string(),
    mergeBase: z.nullable(z.string()),
    lines: ranges,
    // A server of an earlier release does not say it.
    restored: z._default(z.nullable(z.number()), null),
  }),
  z.object({
    type: z.literal('deleted'),
    document: z.string(),
    version: z.number(),
    deletedAt: z.string(),
    by: z.nullable(z.object({ id: z.string(), name: z.string() })),
  }),
  z.object({ type: z.literal('named'), document: z.string(), names: z.number() }),
  z.object({ type: z.literal('sharing'), document: z.string(), access }),
  z.object({
    type: z.literal('presence'),
    document: z.string(),
    people: z.array(
      z.extend(author, {
        tabs: z.array(z.object({ tab: z.string(), unsaved: z.boolean(), lines: ranges })),
      }),
    ),
    more: z.number(),
  }),
  z.object({ type: z.literal('reload'), reason: z.enum(['behind', 'unknown-position']) }),
  z.object({
    type: z.literal('ready'),
    documents: z.array(
      z.object({
        document: z.string(),
        version: z.number(),
        etag: z.nullable(z.string()),
        access,
        names: z._default(z.number(), 0),
      }),
    ),
  }),
]);

/** Whether versions and tags fit: a number that is too high would make all news after it look old. */
function isSound(event: LiveEvent): boolean {
  if (event.type === 'version') return isTagOf(event.etag, event.version);
  if (event.type !== 'ready') return true;
  return event.documents.every(({ etag, version }) => etag === null || isTagOf(etag, version));
}

/** What an event of the stream says; `null` for events that this client does not know, or not in this form. */
export function readEvent({ type, data }: StreamEvent): LiveEvent | null {
  const value = parseJson(data);
  if (typeof value !== 'object') return null;
  const event = liveEvent.safeParse({ ...value, type }).data ?? null;
  return event && isSound(event) ? event : null;
}
