import type { Collision } from '@/lib/client/session/collision';
import { formatEntityTag, parseEntityTag } from '@/lib/http/fields/entity-tag';
import { formatIdempotencyKey } from '@/lib/http/fields/idempotency-key';
import {
  bodyText,
  type Exchange,
  type Field,
  fieldOf,
  isSuccess,
  jsonOf,
  member,
  versionOf,
} from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import { addWord, wordFor } from './starting-text';

/** A version as a person read it: its validators and its texts. */
export interface Held {
  readonly version: number | null;
  readonly tag: string | null;
  readonly date: string | null;
  readonly title: string;
  readonly body: string;
}

/** One client of a lab: what it read last, and what is in its editor now. */
export interface Person {
  readonly name: string;
  readonly held: Held | null;
  readonly title: string;
  readonly body: string;
  /** Grows whenever the text changes otherwise than by typing. */
  readonly revision: number;
  /** How many words the button added; the next word depends on it. */
  readonly added: number;
  /** The token of the lock that this person was given. */
  readonly lock: string | null;
  /** The tag of the version that a merge started from, sent along with the save that follows it. */
  readonly mergeBase: string | null;
  /** The last save was refused and has not been mended yet. */
  readonly refused: boolean;
  /** The last request had no answer at all: whether it arrived is not known. */
  readonly unanswered: boolean;
  /** What that save met with, while it waits for decisions in the dialog. */
  readonly collision: Collision | null;
}

/** A request before it is sent. */
export interface LabRequest {
  readonly method: string;
  readonly target: string;
  readonly fields: readonly Field[];
  readonly body: string | null;
}

/** What a person makes the next request conditional on. */
export type Condition =
  | 'nothing'
  | 'if-match'
  | 'if-match-weak'
  | 'if-match-star'
  | 'if-none-match'
  | 'if-none-match-weak'
  | 'if-none-match-star'
  | 'if-unmodified-since';

/** Somebody who has not loaded the document yet. */
export function newcomer(name: string): Person {
  return {
    name,
    held: null,
    title: '',
    body: '',
    revision: 0,
    added: 0,
    lock: null,
    mergeBase: null,
    refused: false,
    unanswered: false,
    collision: null,
  };
}

/** What a save carries by itself under a guard, as the product's client would do it there. */
export function usualCondition(guard: Guard): Condition {
  switch (guard) {
    case 'none':
    case 'if-match-optional':
    case 'lock':
      return 'nothing';
    case 'if-unmodified-since':
      return 'if-unmodified-since';
    default:
      return 'if-match';
  }
}

/** The field that states a condition; none where the person has nothing in hand to state it with. */
export function conditionFields(condition: Condition, held: Held | null): readonly Field[] {
  const tag = held?.tag ?? null;
  switch (condition) {
    case 'nothing':
      return [];
    case 'if-match-star':
      return [['If-Match', '*']];
    case 'if-none-match-star':
      return [['If-None-Match', '*']];
    case 'if-unmodified-since':
      return held?.date ? [['If-Unmodified-Since', held.date]] : [];
    default: {
      if (tag === null) return [];
      const name = condition.startsWith('if-match') ? 'If-Match' : 'If-None-Match';
      return [[name, condition.endsWith('weak') ? weakened(tag) : tag]];
    }
  }
}

/** A tag as a weak one; what is no tag stays as it is. */
function weakened(tag: string): string {
  const parsed = parseEntityTag(tag);
  return parsed ? formatEntityTag({ ...parsed, weak: true }) : tag;
}

/** A GET of the document. */
export function getRequest(target: string, fields: readonly Field[]): LabRequest {
  return { method: 'GET', target, fields, body: null };
}

/** A PUT of what is in the editor. */
export function putRequest(target: string, person: Person, fields: readonly Field[]): LabRequest {
  return {
    method: 'PUT',
    target,
    fields: [
      ['Content-Type', 'application/json'],
      ...fields,
      ...(person.mergeBase === null ? [] : ([['Merge-Base', person.mergeBase]] as const)),
      ...(person.lock === null ? [] : ([['Lock-Token', person.lock]] as const)),
    ],
    body: JSON.stringify({ title: person.title, body: person.body }),
  };
}

const KEY_FIELD = 'Idempotency-Key';

/** The request as an act of its own, which its key names however often it is sent. */
export function withKey(request: LabRequest, key: string): LabRequest {
  return { ...request, fields: [...request.fields, [KEY_FIELD, formatIdempotencyKey(key)]] };
}

/** Whether a request, sent again, would be the act that was named by a key already: all but the key is the same. */
export function isSameAct(act: LabRequest, request: LabRequest): boolean {
  const fields = act.fields.filter(([name]) => name !== KEY_FIELD);
  return JSON.stringify({ ...act, fields }) === JSON.stringify(request);
}

/** The person after typing. */
export function typed(person: Person, text: { readonly title?: string; readonly body?: string }): Person {
  return { ...person, ...text };
}

/** The person after adding their next word to their own paragraph or place; `place` says how many joined before them. */
export function withWord(person: Person, place: number): Person {
  const word = wordFor(person.name, person.added);
  return {
    ...person,
    body: addWord(person.body, person.name, word, place),
    added: person.added + 1,
    revision: person.revision + 1,
  };
}

/** The person after an answer has reached them. What they typed stays unless they asked to load. */
export function informed(person: Person, exchange: Exchange): Person {
  if (exchange.answerLost) return person;
  if (exchange.target.endsWith('/lock')) {
    if (exchange.method === 'DELETE') return { ...person, lock: null };
    const token = fieldOf(exchange.responseFields, 'lock-token');
    return exchange.method === 'POST' && isSuccess(exchange) && token ? { ...person, lock: token } : person;
  }
  if (exchange.method === 'DELETE') return isSuccess(exchange) ? { ...person, held: null } : person;
  if (exchange.method === 'GET') {
    const held = exchange.status === 200 ? heldIn(exchange, exchange.responseBody) : null;
    if (held === null) return exchange.status === 410 ? { ...person, held: null } : person;
    return withHeld(person, held);
  }
  if (exchange.method !== 'PUT') return person;
  if (!isSuccess(exchange)) return { ...person, refused: exchange.status === 412 };
  const held = heldIn(exchange, exchange.requestBody);
  return held === null ? person : { ...person, held, mergeBase: null, refused: false, collision: null };
}

/** The person with a version in hand and in the editor, whatever was there before. */
export function withHeld(person: Person, held: Held): Person {
  return {
    ...person,
    held,
    title: held.title,
    body: held.body,
    revision: person.revision + 1,
    mergeBase: null,
    refused: false,
    collision: null,
  };
}

/** The current version that a 412 brought along, where `Prefer` asked for it; `null` where it did not. */
export function broughtBy(exchange: Exchange): Held | null {
  if (exchange.status !== 412) return null;
  const current = member(jsonOf(exchange.responseBody), 'current');
  const held = heldIn(exchange, JSON.stringify(member(current, 'content') ?? null));
  const version = member(current, 'version');
  return held && typeof version === 'number' ? { ...held, version } : null;
}

/** The version that an exchange put into its client's hands, given the representation; `null` when it is none. */
function heldIn(exchange: Exchange, representation: string | null): Held | null {
  const body = bodyText(representation);
  const title = member(jsonOf(representation), 'title');
  if (body === null || typeof title !== 'string') return null;
  return {
    version: versionOf(exchange),
    tag: fieldOf(exchange.responseFields, 'etag'),
    date: fieldOf(exchange.responseFields, 'last-modified'),
    title,
    body,
  };
}
