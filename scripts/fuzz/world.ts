import type { FuzzAnswer } from './answers';
import type { Chance } from './chance';

/** What words of a server stand for. */
export type Kind =
  | 'document'
  | 'version'
  | 'invite'
  | 'invitation'
  | 'token'
  | 'bearer'
  | 'device'
  | 'lab'
  | 'client'
  | 'lock'
  | 'gate'
  | 'challenge'
  | 'teacher'
  | 'cookie'
  | 'person'
  | 'tag'
  | 'event'
  | 'cursor';

/** Words of one kind that are remembered beside those that were there from the start; newer ones take their places. */
const MOST = 12;

/** What requests are made of: the server's name, and the words that it gave away. */
export class World {
  readonly host: string;
  readonly #kept = new Map<Kind, string[]>();
  readonly #learned = new Map<Kind, string[]>();
  readonly #tags = new Map<string, string>();

  constructor(host: string) {
    this.host = host;
  }

  /** Remembers a word for good. */
  keep(kind: Kind, ...words: readonly string[]): void {
    this.#kept.set(kind, [...(this.#kept.get(kind) ?? []), ...words]);
  }

  /** Remembers a word until newer ones come. */
  add(kind: Kind, word: string): void {
    const known = this.#learned.get(kind) ?? [];
    if (!known.includes(word)) this.#learned.set(kind, [...known, word].slice(-MOST));
  }

  /** A word of a kind. */
  take(chance: Chance, kind: Kind): string {
    const [kept = [], learned = []] = [this.#kept.get(kind), this.#learned.get(kind)];
    const words = kept.length > 0 && (learned.length === 0 || chance.once(2)) ? kept : learned;
    return words.length === 0 ? 'x' : chance.of(words);
  }

  /** The tag that an address had last. */
  tagOf(path: string): string {
    return this.#tags.get(path) ?? '*';
  }

  /** Remembers what an answer gives away. */
  learn(target: string, { fields, content }: FuzzAnswer): void {
    const location = fields.get('location') ?? '';
    const tag = fields.get('etag');
    if (tag !== undefined) {
      this.add('tag', tag);
      if (this.#tags.size > 500) this.#tags.clear();
      this.#tags.set(location.startsWith('/') ? location : (target.split('?')[0] ?? ''), tag);
    }
    for (const [kind, place] of PLACES) {
      const word = place.exec(location)?.[1];
      if (word) this.add(kind, word);
    }
    for (const [kind, pattern] of SAID) {
      const word = pattern.exec(content ?? '')?.[1];
      if (word) this.add(kind, word);
    }
    const cookie = fields.get('set-cookie')?.split(';')[0];
    if (cookie && !cookie.endsWith('=')) this.add('cookie', cookie);
    const lock = fields.get('lock-token');
    if (lock) this.add('lock', lock);
    const cursor = /after=([^&>]+)/.exec(fields.get('link') ?? '')?.[1];
    if (cursor) this.add('cursor', cursor);
  }
}

const PLACES: readonly (readonly [Kind, RegExp])[] = [
  ['document', /^\/api\/documents\/([^/]+)$/],
  ['invite', /\/invites\/([^/]+)$/],
  ['token', /\/tokens\/([^/]+)$/],
  ['lab', /^\/api\/labs\/([^/]+)$/],
];

const SAID: readonly (readonly [Kind, RegExp])[] = [
  ['bearer', /"secret":"([^"]+)"/],
  ['invitation', /\/invite#([\w.-]+)"/],
  ['device', /\/device#([\w.-]+)"/],
  ['client', /"token":"([^"]+)"/],
  ['teacher', /#teacher=([\w-]+)"/],
  ['event', /^id: (.+)$/m],
];
