import { randomUUID } from 'node:crypto';
import type { LabIdentity } from '@/lib/lab/people/lab-view';
import type { Database } from '@/lib/server/database/database';
import type { Answer } from './http';
import { type KeptRows, keepRows, putBack } from './kept-rows';
import type { People } from './people';

/**
 * What is asked for. Documents, by what their link lets anybody do: `edit`, `view`, `none`; deleted and deleted for ever,
 * one that everybody may see and one that nobody may; a lab's, the welcome document, and one that never was.
 */
export const DOCUMENTS = [
  'edit',
  'view',
  'none',
  'deleted',
  'deleted-none',
  'erased',
  'erased-none',
  'lab',
  'welcome',
  'never',
] as const;

/** Invites: one that nobody has used, one that the writer has, one that was taken back, one that came too late, and so on. */
export const INVITES = ['open', 'used', 'revoked', 'expired', 'of-deleted', 'of-erased', 'forged'] as const;

/**
 * `gated` is a lab at one of whose gates somebody has arrived already, `token` is one of the owner's, `device` a
 * link by which another browser becomes the owner; `-` is nothing.
 */
export type Kind = (typeof DOCUMENTS)[number] | (typeof INVITES)[number] | 'gated' | 'token' | 'device' | '-';

/** Something that requests are about. */
export interface Thing {
  readonly id: string;
  readonly path: string;
  /** Where it can be seen whether anything changed, by its owner. */
  readonly watched: readonly string[];
  /** Words of its text, title and tags, which nobody may come across who may not read it. */
  readonly secrets: readonly string[];
  /** The tag to send with a change of the document; that of the last version, where it was deleted. */
  readonly etag: string;
  /** The number of a version that it has. */
  readonly version: string;
  /** An invite that nobody has used, and the token of the invite that is asked about, or of a lab's teacher link. */
  readonly invite: string;
  readonly token: string;
  /** The token of a client, where it is a lab. */
  readonly client: string | null;
}

/** What the owner is answered at what is watched of a thing, by address. */
export type Looks = ReadonlyMap<string, Answer>;

/** Makes things, all with one owner, who invites always the same people. */
export class Things {
  readonly #people: People;
  readonly #database: Database;
  readonly #made = new Map<Kind, Thing>();
  readonly #seen = new Map<Kind, Looks>();
  readonly #rows = new Map<Kind, KeptRows>();

  constructor(people: People, database: Database) {
    this.#people = people;
    this.#database = database;
  }

  /** The thing of a kind, as it was made unless something was done to it since `renew` was called. */
  async get(kind: Kind): Promise<Thing> {
    const known = this.#made.get(kind);
    if (known) return known;
    const made = await this.#make(kind);
    this.#made.set(kind, made);
    if (made.secrets.length > 0 && made.path !== '')
      this.#rows.set(kind, await keepRows(this.#database, made.id));
    return made;
  }

  /** How a thing of a kind looked to its owner when it was looked at first, and hence until it is another. */
  async seen(kind: Kind, look: () => Promise<Looks>): Promise<Looks> {
    const seen = this.#seen.get(kind) ?? (await look());
    // Whatever the owner does shows in their list.
    if (kind !== '-') this.#seen.set(kind, seen);
    return seen;
  }

  /** A thing was changed: the next to ask for one gets it as it was made, or another. */
  async renew(kind: Kind): Promise<void> {
    const rows = this.#rows.get(kind);
    if (rows) {
      await putBack(this.#database, rows);
      return;
    }
    this.#seen.delete(kind);
    const { path, id } = await this.get(kind);
    if (kind === 'lab') {
      await this.#expect(200, 'POST', `/api/labs/${id}/reset`, {});
      const now = await this.#now(path);
      this.#made.set(kind, { ...this.#made.get(kind)!, ...now });
    } else this.#made.delete(kind);
  }

  async #make(kind: Kind): Promise<Thing> {
    switch (kind) {
      case '-':
        return { ...NOTHING, watched: ['/api/me', '/api/documents'] };
      case 'never':
        return documentThing(randomUUID(), { etag: '"1-0123456789abcdef"', invite: randomUUID() });
      case 'welcome':
        return this.#welcome();
      case 'lab':
        return this.#lab({});
      case 'gated':
        return this.#gated();
      case 'token':
        return this.#token();
      case 'device':
        return this.#device();
      case 'open':
        return this.#document('none');
      case 'used':
      case 'revoked':
      case 'expired':
      case 'forged':
        return this.#document('none', kind);
      case 'of-deleted':
        return this.#document('deleted-none');
      case 'of-erased':
        return this.#document('erased-none');
      default:
        return this.#document(kind);
    }
  }

  /** The document that every server has. */
  async #welcome(): Promise<Thing> {
    const list = await this.#people.as('nobody', 'GET', '/api/documents');
    const [{ id, etag }] = JSON.parse(list.text) as [{ id: string; etag: string }];
    return documentThing(id, { etag, invite: randomUUID() });
  }

  async #lab(settings: { readonly guard?: string }): Promise<Thing> {
    const made = await this.#expect(201, 'POST', '/api/labs', settings);
    const { id } = JSON.parse(made.text) as { id: string };
    const now = await this.#now(`/api/documents/${id}`);
    const joined = await this.#expect(201, 'POST', `/api/labs/${id}/clients`, {});
    const [client] = JSON.parse(joined.text) as [LabIdentity];
    const thing = documentThing(id, { etag: now.etag, invite: randomUUID() });
    await this.#expect(201, 'PUT', `/api/labs/${id}/clients/mine`, { name: 'Olga' });
    const linked = await this.#expect(200, 'POST', `/api/labs/${id}/teacher-link`);
    const token = (JSON.parse(linked.text) as { link: string }).link.split('#teacher=')[1]!;
    const inLab = ['', '/clients', '/clients/mine', '/progress'].map((tail) => `/api/labs/${id}${tail}`);
    return { ...thing, ...now, watched: [...thing.watched, ...inLab], token, client: client.token };
  }

  async #token(): Promise<Thing> {
    const made = await this.#expect(201, 'POST', '/api/me/tokens', { name: 'To be revoked' });
    const { id, secret } = JSON.parse(made.text) as { id: string; secret: string };
    return { ...NOTHING, id, watched: [`/api/me/tokens/${id}`], secrets: [secret, 'To be revoked'] };
  }

  async #device(): Promise<Thing> {
    const made = await this.#expect(201, 'POST', '/api/me/devices');
    const { url } = JSON.parse(made.text) as { url: string };
    const token = url.split('#')[1]!;
    return { ...NOTHING, watched: ['/api/me'], secrets: [token], token };
  }

  /** Whoever asks for the arrival at its gate need not wait. */
  async #gated(): Promise<Thing> {
    const lab = await this.#lab({ guard: 'check-then-write' });
    await this.#expect(204, 'DELETE', `/api/labs/${lab.id}/gates/matrix`);
    const json = { title: 'At the gate', body: '' };
    const headers = { 'If-Match': lab.etag, 'Lab-Client': lab.client!, 'Lab-Gate': 'matrix' };
    await this.#people.as('nobody', 'PUT', lab.path, { headers, json });
    return lab;
  }

  async #document(
    kind: string,
    held: 'open' | 'used' | 'revoked' | 'expired' | 'forged' = 'open',
  ): Promise<Thing> {
    const people = this.#people;
    const word = randomUUID().replaceAll('-', '');
    const made = await this.#expect(201, 'POST', '/api/documents', { title: `Title${word}`, body: 'one' });
    const path = made.fields.location!;
    const first = made.fields.etag!;
    const text = { title: `Title${word}`, body: `Body${word}` };
    const { etag } = (await this.#expect(204, 'PUT', path, text, first)).fields;
    await people.as('owner', 'PUT', `${path}/versions/1/name`, {
      json: { name: `Name${word}` },
      headers: { 'If-None-Match': '*' },
    });
    await people.as('visitor', 'GET', path);
    await this.#invite(path, 'view', 'reader');
    const used = await this.#invite(path, 'edit', 'writer');
    const taken = await this.#invite(path, 'edit', 'revoked');
    await this.#expect(204, 'DELETE', `${path}/invites/${taken.id}`);
    const open = await this.#invite(path, 'edit', null);
    const late = held === 'expired' ? await this.#invite(path, 'edit', null) : open;
    if (held === 'expired') await this.#expire(path, late.id);
    const link = kind.endsWith('none') ? 'none' : kind === 'view' ? 'view' : 'edit';
    if (link !== 'edit') {
      const tag = (await people.as('owner', 'GET', `${path}/sharing`)).fields.etag!;
      await this.#expect(200, 'PUT', `${path}/sharing`, { link }, tag);
    }
    if (kind.startsWith('deleted')) await this.#expect(204, 'DELETE', path, undefined, etag!);
    if (kind.startsWith('erased')) {
      const tag = (await people.as('owner', 'GET', `${path}/versions`)).fields.etag!;
      await this.#expect(204, 'DELETE', `${path}/versions`, undefined, tag);
    }
    const thing = documentThing(path.split('/').at(-1)!, { etag: etag!, invite: open.id });
    const tokens = {
      open,
      used,
      revoked: taken,
      expired: late,
      forged: { token: `${open.token.slice(0, -8)}AAAAAAAA` },
    };
    const secrets = [word, first.slice(1, -1), etag!.slice(1, -1), used.token, open.token];
    return { ...thing, secrets, token: tokens[held].token };
  }

  /** By which tag and number a document's current version goes. */
  async #now(path: string): Promise<Pick<Thing, 'etag' | 'version'>> {
    const { fields } = await this.#people.as('owner', 'GET', path);
    return { etag: fields.etag!, version: fields['document-version']! };
  }

  /** Makes an invite, and has somebody use it. */
  async #invite(path: string, access: string, by: 'reader' | 'writer' | 'revoked' | null) {
    const { text } = await this.#expect(201, 'POST', `${path}/invites`, { access });
    const { id, url } = JSON.parse(text) as { id: string; url: string };
    const token = url.split('#')[1]!;
    if (by) await this.#people.as(by, 'POST', '/api/invitation', { headers: { Invitation: token } });
    return { id, token };
  }

  /** Lets an invite end that lasts a minute at least. */
  async #expire(path: string, invite: string): Promise<void> {
    const where = { id: path.split('/').at(-1)! };
    await this.#database.write(async (transaction) => {
      const row = await transaction.document.findUniqueOrThrow({ where, select: { invites: true } });
      const invites = (JSON.parse(row.invites) as { id: string }[]).map((each) =>
        each.id === invite ? { ...each, expiresAt: new Date().toISOString() } : each,
      );
      await transaction.document.update({ where, data: { invites: JSON.stringify(invites) } });
    });
  }

  /** Something that the owner does to set the scene. */
  async #expect(status: number, method: string, target: string, json?: unknown, tag = ''): Promise<Answer> {
    const headers: Record<string, string> = tag === '' ? {} : { 'If-Match': tag };
    const answer = await this.#people.as('owner', method, target, { headers, json });
    if (answer.status === status) return answer;
    throw new Error(`${method} ${target}: ${answer.status} in place of ${status}. ${answer.text}`);
  }
}

const NOTHING: Thing = {
  id: '',
  path: '',
  watched: [],
  secrets: [],
  etag: '',
  version: '1',
  invite: '',
  token: '',
  client: null,
};

function documentThing(id: string, { etag, invite }: Pick<Thing, 'etag' | 'invite'>): Thing {
  const path = `/api/documents/${id}`;
  const watched = [path, `${path}/versions`, `${path}/versions/1/name`, `${path}/sharing`];
  return { ...NOTHING, id, path, watched, etag, invite };
}
