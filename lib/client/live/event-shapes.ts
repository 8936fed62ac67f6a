import {
  anyOf,
  array,
  boolean,
  nullable,
  number,
  object,
  oneOf,
  otherwise,
  pair,
  readAs,
  string,
} from '@/lib/client/api/shape';
import { author, authorMembers } from '@/lib/client/api/shapes';
import { isTagOf } from '@/lib/client/api/strong-tag';
import { ACCESS } from '@/lib/client/document/access';
import type { LiveEvent } from '@/lib/documents/events/event';
import { parseJson } from '@/lib/http/content/parse-json';
import type { StreamEvent } from './event-parser';

const access = oneOf(...ACCESS);
const ranges = array(pair(number));

const liveEvent = anyOf(
  object({
    type: oneOf('version'),
    document: string,
    version: number,
    etag: string,
    author,
    savedAt: string,
    mergeBase: nullable(string),
    lines: ranges,
    // A server of an earlier release does not say it.
    restored: otherwise(nullable(number), null),
  }),
  object({
    type: oneOf('deleted'),
    document: string,
    version: number,
    deletedAt: string,
    by: nullable(object({ id: string, name: string })),
  }),
  object({ type: oneOf('named'), document: string, names: number }),
  object({ type: oneOf('sharing'), document: string, access }),
  object({
    type: oneOf('presence'),
    document: string,
    people: array(
      object({ ...authorMembers, tabs: array(object({ tab: string, unsaved: boolean, lines: ranges })) }),
    ),
    more: number,
  }),
  object({ type: oneOf('reload'), reason: oneOf('behind', 'unknown-position') }),
  object({
    type: oneOf('ready'),
    documents: array(
      object({
        document: string,
        version: number,
        etag: nullable(string),
        access,
        names: otherwise(number, 0),
      }),
    ),
  }),
);

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
  const event = readAs(liveEvent, { ...value, type }) ?? null;
  return event && isSound(event) ? event : null;
}
