import { follow } from '@/e2e/permissions/stream';

/** How long a list of who is there may be late, and a little more, in milliseconds: see `PresenceBoard`. */
const LATE = 250;

/** How long the record of a lab may take to come, in milliseconds. */
const PATIENCE = 10_000;

/** What a server knows besides its database, and tells: who is at a document, and what a lab has on record. */
export class ServerMemory {
  readonly #address: string;
  readonly #cookie: string;
  readonly #labs: readonly string[];
  readonly #present = new Map<string, ReadonlySet<string>>();
  readonly #records = new Map<string, string>();
  #quietFrom = 0;

  /** `cookie` is that of somebody who may see all that is asked for; `labs` are those whose record is looked at. */
  constructor(address: string, cookie: string, labs: readonly string[]) {
    this.#address = address;
    this.#cookie = cookie;
    this.#labs = labs;
  }

  /** Takes notice of how things are before a request about a document or a lab. */
  async before(id: string): Promise<void> {
    if (performance.now() < this.#quietFrom) this.#present.clear();
    else if (!this.#present.has(id)) this.#present.set(id, await this.#presentAt(id));
    if (this.#labs.includes(id) && !this.#records.has(id)) await this.#recordOf(id);
  }

  /** What a refused request changed of a document or a lab; `null` if nothing. */
  async changed(id: string): Promise<string | null> {
    const known = this.#present.get(id);
    if (known) {
      // Whoever says nothing for a while is gone, without a request.
      const come = [...(await this.#presentAt(id))].find((one) => !known.has(one));
      if (come !== undefined) return `came to be present: ${come}`;
    }
    if (!this.#records.has(id)) return null;
    const done = (await this.#recordOf(id)).find((status) => status === null || status < 400);
    if (done === undefined) return null;
    return done === null ? 'began the record of a lab anew' : `is on record with ${done}`;
  }

  /** A request was not refused, so that anything may have changed. */
  moved(id: string | null, mayBeSeenLate: boolean): void {
    if (mayBeSeenLate) this.#quietFrom = performance.now() + LATE;
    if (id === null) return;
    this.#present.delete(id);
    this.#records.delete(id);
  }

  /** Who is at a document, one entry a tab; nobody where it may not be seen. */
  async #presentAt(id: string): Promise<ReadonlySet<string>> {
    const stream = await follow(this.#address, { cookie: this.#cookie }, [id]).catch(() => null);
    if (!stream) return new Set();
    const seen = stream.heard.find(({ type }) => type === 'ready')?.data.documents as readonly unknown[];
    if (seen.length === 0) {
      stream.close();
      return new Set();
    }
    // The stream may end before: whoever asks may not see the document any more.
    await stream.until(({ type }) => type === 'presence').catch(() => undefined);
    stream.close();
    const people = (stream.heard.find(({ type }) => type === 'presence')?.data.people ??
      []) as readonly Present[];
    return new Set(
      people.flatMap(({ tabs, ...who }) => tabs.map((tab) => JSON.stringify({ ...who, ...tab }))),
    );
  }

  /**
   * The statuses of what has come on record in a lab since this was asked last, `null` for one that cannot be said because
   * the record was begun anew. A read of our own, which is on record too, says where the record ends.
   */
  async #recordOf(id: string): Promise<readonly (number | null)[]> {
    const mark = await this.#mark(id);
    if (mark === null) return [];
    const last = this.#records.get(id) ?? '';
    const seen: Recorded[] = [];
    for await (const one of this.#recordFrom(id, last)) {
      seen.push(one);
      if (one.id === mark) break;
    }
    const end = seen.at(-1);
    if (end?.id === mark) this.#records.set(id, end.at);
    else this.#records.delete(id);
    // Where the count of exchanges began anew, what was sent after the last of before never comes.
    if (end?.id !== mark || (last !== '' && seen[0]?.at !== following(last))) return [null];
    return seen.slice(0, -1).map(({ status }) => status);
  }

  /** What a lab has on record after an exchange, for as long as something comes. */
  async *#recordFrom(id: string, last: string): AsyncGenerator<Recorded> {
    const { body } = await fetch(`${this.#address}/api/labs/${id}/events`, {
      headers: { 'Last-Event-ID': last },
      signal: AbortSignal.timeout(PATIENCE),
    });
    let text = '';
    try {
      for await (const part of body!.pipeThrough(new TextDecoderStream())) {
        const frames = (text + part).split('\n\n');
        text = frames.pop()!;
        for (const frame of frames.filter((each) => /^event: exchange$/m.test(each))) {
          const { exchange } = JSON.parse(/^data: (.*)$/m.exec(frame)![1]!);
          yield { at: /^id: (.*)$/m.exec(frame)![1]!, id: exchange.id, status: exchange.status };
        }
      }
    } catch {
      // Nothing more came in time.
    }
  }

  /** Reads a lab's document, and tells what that is called on record. */
  async #mark(id: string): Promise<string | null> {
    const answer = await fetch(`${this.#address}/api/documents/${id}`, { headers: { cookie: this.#cookie } });
    await answer.arrayBuffer();
    return answer.headers.get('lab-exchange');
  }
}

/** An exchange on a lab's record: its place there, its name, and how it was answered. */
interface Recorded {
  readonly at: string;
  readonly id: string;
  readonly status: number;
}

interface Present {
  readonly tabs: readonly object[];
}

const following = (at: string) => at.replace(/(?<!\d)\d+$/, (sequence) => String(Number(sequence) + 1));
