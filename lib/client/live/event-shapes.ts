import * as z from 'zod/mini';
import { author } from '@/lib/client/api/shapes';
import type { LiveEvent } from '@/lib/documents/events/event';
import type { StreamEvent } from './event-parser';

const access = z.enum(['edit', 'view', 'none']);
const ranges = z.array(z.tuple([z.number(), z.number()]));

const shapes = {
  version: z.object({
    document: z.string(),
    version: z.number(),
    etag: z.string(),
    author,
    savedAt: z.string(),
    mergeBase: z.nullable(z.string()),
    lines: ranges,
  }),
  deleted: z.object({
    document: z.string(),
    version: z.number(),
    deletedAt: z.string(),
    by: z.nullable(z.object({ id: z.string(), name: z.string() })),
  }),
  sharing: z.object({ document: z.string(), access }),
  presence: z.object({
    document: z.string(),
    people: z.array(
      z.extend(author, {
        tabs: z.array(z.object({ tab: z.string(), unsaved: z.boolean(), lines: ranges })),
      }),
    ),
    more: z.number(),
  }),
  reload: z.object({ reason: z.enum(['behind', 'unknown-position']) }),
  ready: z.object({
    documents: z.array(
      z.object({ document: z.string(), version: z.number(), etag: z.nullable(z.string()), access }),
    ),
  }),
};

/** What an event of the stream says; `null` for events that this client does not know, or not in this form. */
export function readEvent({ type, data }: StreamEvent): LiveEvent | null {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return null;
  }
  const read = <T>(shape: z.ZodMiniType<T>): T | null => shape.safeParse(value).data ?? null;
  switch (type) {
    case 'version': {
      const event = read(shapes.version);
      return event && { type, ...event };
    }
    case 'deleted': {
      const event = read(shapes.deleted);
      return event && { type, ...event };
    }
    case 'sharing': {
      const event = read(shapes.sharing);
      return event && { type, ...event };
    }
    case 'presence': {
      const event = read(shapes.presence);
      return event && { type, ...event };
    }
    case 'reload': {
      const event = read(shapes.reload);
      return event && { type, ...event };
    }
    case 'ready': {
      const event = read(shapes.ready);
      return event && { type, ...event };
    }
    default:
      return null;
  }
}
