import type { Caller, People } from './people';
import { follow, followLab, type Heard, type Stream } from './stream';
import type { Thing } from './things';

/** Those who listen: both may read all that is made, and hear what others hear. */
const LISTENERS: readonly Caller[] = ['owner', 'reader'];

/** Listens for what is told of a thing while requests are refused. */
export class Watch {
  readonly #address: string;
  readonly #people: People;
  /** A document of which something is told, by which it is known that all was heard before. */
  #marker: Promise<string> | null = null;
  #turn = 0;
  /** The exchanges that were asked for here. */
  readonly #asked = new Set<string>();

  constructor(address: string, people: People) {
    this.#address = address;
    this.#people = people;
  }

  /**
   * What was told of a thing while something happened, as whoever heard it would say it. That somebody is there is nothing
   * new where they were before or `mayCome`; nor is that somebody left, which they do by themselves.
   */
  async during(
    thing: Thing,
    mayCome: readonly Caller[],
    happen: () => Promise<void>,
  ): Promise<readonly string[]> {
    this.#marker ??= this.#make();
    const marker = await this.#marker;
    const documents = await Promise.all(
      LISTENERS.map((caller) =>
        follow(this.#address, this.#people.fieldsOf(caller), [thing.id, marker.split('/').at(-1)!]),
      ),
    );
    const lab = thing.client === null ? null : await followLab(this.#address, thing.id);
    // Each begins by saying who is there, of the marker last.
    for (const stream of documents) await stream.until((event) => isPresence(event, marker));
    if (lab) await this.#settleLab(thing, lab);
    const streams = [...documents, ...(lab ? [lab] : [])];
    const known = streams.map(({ heard }) => heard.length);
    await happen();
    await this.#settle(marker, documents);
    if (lab) await this.#settleLab(thing, lab);
    const told = streams.flatMap(({ heard }, at) => {
      const [before, after] = [heard.slice(0, known[at]), heard.slice(known[at])];
      const there = [...before.flatMap(peopleIn), ...mayCome.map((caller) => this.#people.idOf(caller))];
      return after
        .filter((event) => this.#isNews(event, thing, there))
        .map(({ type, data }) => `${type} ${JSON.stringify(data)}`);
    });
    for (const stream of streams) stream.close();
    return told;
  }

  async #make(): Promise<string> {
    const json = { title: 'Marker', body: '' };
    return (await this.#people.as('owner', 'POST', '/api/documents', { json })).fields.location!;
  }

  /** Has each kind of event told of the marker, and waits until all heard them. */
  async #settle(marker: string, streams: readonly Stream[]): Promise<void> {
    this.#turn += 1;
    const turn = `turn-${this.#turn}`;
    const headers = { 'If-Match': '*' };
    const saved = await this.#people.as('owner', 'PUT', marker, {
      json: { title: 'Marker', body: turn },
      headers,
    });
    const json = { tab: turn, unsaved: false };
    const arrived = await this.#people.as('owner', 'PUT', `${marker}/presence`, { json });
    if (arrived.status !== 204) throw new Error(`Nobody could arrive: ${arrived.text}`);
    for (const stream of streams) {
      await stream.until(({ type, data }) => type === 'version' && data.etag === saved.fields.etag);
      await stream.until(
        ({ type, data }) => type === 'presence' && JSON.stringify(data).includes(`"${turn}"`),
      );
    }
    await this.#people.as('owner', 'DELETE', `${marker}/presence`);
  }

  /** The same for a lab, which tells of each exchange. */
  async #settleLab({ path }: Thing, lab: Stream): Promise<void> {
    const { fields } = await this.#people.as('nobody', 'GET', path);
    const exchange = fields['lab-exchange']!;
    this.#asked.add(exchange);
    await lab.until((event) => exchangeIn(event) === exchange);
  }

  #isNews(event: Heard, { id }: Thing, there: readonly (string | undefined)[]): boolean {
    const { type, data } = event;
    if (type === 'presence')
      return data.document === id && peopleIn(event).some((one) => !there.includes(one));
    if (type === 'exchange') return !this.#asked.has(exchangeIn(event)!);
    return data.document === undefined || data.document === id;
  }
}

function isPresence({ type, data }: Heard, path: string): boolean {
  return type === 'presence' && path.endsWith(`/${data.document}`);
}

function exchangeIn({ type, data }: Heard): string | null {
  return type === 'exchange' ? (data.exchange as { readonly id: string }).id : null;
}

function peopleIn({ type, data }: Heard): readonly string[] {
  return type === 'presence' ? (data.people as readonly { readonly id: string }[]).map(({ id }) => id) : [];
}
