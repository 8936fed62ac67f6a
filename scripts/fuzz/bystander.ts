import { type Ask, askerAt, cookieOf } from './ask';
import type { World } from './world';

/** How long a PUT stands at the gate before it is let through and another takes its place: the server closes silent connections. */
const HELD = 60_000;
const GATE = 'put-';

/**
 * Somebody whose document everybody may read and whose lab everybody may join, and of whose things nothing may change,
 * whatever others send and however it is answered. A PUT of theirs stands at a gate that is theirs alone.
 */
export class Bystander {
  readonly document: string;
  readonly lab: string;
  readonly cookie: string;
  readonly #ask: Ask;
  readonly #client: string;
  #first = '';
  #gates = 0;
  #since = 0;
  #passed = false;
  #put: Promise<unknown> = Promise.resolve();

  private constructor(ask: Ask, cookie: string, made: { document: string; lab: string; client: string }) {
    this.#ask = ask;
    this.cookie = cookie;
    this.document = made.document;
    this.lab = made.lab;
    this.#client = made.client;
  }

  /** Has somebody come to a server and make a document, with an invite and a token, and a lab. */
  static async meet(address: string): Promise<Bystander> {
    const cookie = await cookieOf(address);
    const ask = askerAt(address, cookie);
    const { content: name } = await ask('PUT', '/api/me', {
      fields: { 'If-Match': '*' },
      json: { name: 'Bystander' },
    });
    if (!name?.includes('Bystander')) throw new Error('The bystander has no name.');
    await ask('POST', '/api/me/tokens', { json: { name: 'A token of the bystander' } });
    const text = { title: 'Of the bystander', body: 'Nobody else may change one word of it.' };
    const made = await ask('POST', '/api/documents', { json: text });
    const path = made.fields.get('location')!;
    const sharing = await ask('GET', `${path}/sharing`);
    await ask('PUT', `${path}/sharing`, {
      fields: { 'If-Match': sharing.fields.get('etag')! },
      json: { link: 'view' },
    });
    await ask('POST', `${path}/invites`, { json: { access: 'edit' } });
    const lab = (await ask('POST', '/api/labs', { json: { guard: 'check-then-write' } })).fields.get(
      'location',
    )!;
    const joined = await ask('POST', `${lab}/clients`, { json: {} });
    const client = /"token":"([^"]+)"/.exec(joined.content ?? '')![1]!;
    const bystander = new Bystander(ask, cookie, { document: idOf(path), lab: idOf(lab), client });
    await bystander.#hold();
    bystander.#first = await bystander.#look();
    return bystander;
  }

  /** Tells others what they may know of. */
  tell(world: World): void {
    world.keep('document', this.document);
    world.keep('lab', this.lab);
    world.add('gate', GATE + this.#gates);
  }

  /** Whether the PUT was let through that nobody else may let through. */
  get passed(): boolean {
    return this.#passed;
  }

  /** Whether another PUT is to be held, since this one passed, or stands there for so long. */
  get due(): boolean {
    return this.#passed || performance.now() - this.#since > HELD;
  }

  /** Has another PUT held. Begins the record of the lab anew. */
  async renew(world: World): Promise<void> {
    if (!this.#passed) await this.#release();
    await this.#hold();
    world.add('gate', GATE + this.#gates);
  }

  /** What of the bystander is other than it was; `null` if nothing is. */
  async changed(): Promise<string | null> {
    const now = await this.#look();
    return now === this.#first ? null : `the bystander's things were ${this.#first} and are ${now}`;
  }

  /** Lets go of what waits. */
  async leave(): Promise<void> {
    if (!this.#passed) await this.#release();
  }

  /** All that the bystander has, as it is shown to them. */
  async #look(): Promise<string> {
    const path = `/api/documents/${this.document}`;
    const parts = ['', '/versions', '/versions/1', '/sharing', '/invites'].map((part) => path + part);
    const targets = [...parts, '/api/documents', '/api/documents?q=bystander', '/api/me', '/api/me/tokens'];
    const seen: string[] = [];
    for (const target of targets) {
      const { status, fields, content } = await this.#ask('GET', target);
      seen.push(`${status} ${fields.get('etag')} ${content}`);
    }
    return seen.join('\n');
  }

  async #hold(): Promise<void> {
    const path = `/api/documents/${this.lab}`;
    // Whoever joined may have deleted the text or set another.
    await this.#ask('POST', `/api/labs/${this.lab}/reset`, { json: { guard: 'check-then-write' } });
    const { fields } = await this.#ask('GET', path);
    const gate = `${GATE}${++this.#gates}`;
    const headers = { 'If-Match': fields.get('etag')!, 'Lab-Client': this.#client, 'Lab-Gate': gate };
    this.#passed = false;
    this.#since = performance.now();
    this.#put = this.#ask('PUT', path, { fields: headers, json: { title: 'held', body: '' } })
      .catch(() => undefined)
      .then(() => {
        this.#passed = true;
      });
    const { content } = await this.#ask('GET', `/api/labs/${this.lab}/gates/${gate}`, {
      fields: { 'Lab-Client': this.#client },
    });
    if (!content?.includes('held')) throw new Error(`The PUT is not held: ${content}`);
  }

  async #release(): Promise<void> {
    await this.#ask('DELETE', `/api/labs/${this.lab}/gates/${GATE}${this.#gates}`, {
      fields: { 'Lab-Client': this.#client },
    });
    await this.#put;
  }
}

const idOf = (path: string) => path.split('/').at(-1)!;
