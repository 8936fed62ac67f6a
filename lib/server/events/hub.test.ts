import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { EventParser } from '@/lib/client/live/event-parser';
import type { PresenceEvent } from '@/lib/documents/events/event';
import { parsePositions } from '@/lib/documents/events/position';
import { MemoryEvents } from '@/lib/server/testing/memory-events';
import { FanOut } from './fan-out';
import { EventFrame } from './frame';
import { EventHub } from './hub';

const A = '0190a5b0-7b1a-7c3e-8f00-00000000000a';
const B = '0190a5b0-7b1a-7c3e-8f00-00000000000b';

/** Milliseconds after which what was not heard counts as never said. */
const PATIENCE = 20_000;

const nobody = (document: string): PresenceEvent => ({ type: 'presence', document, people: [], more: 0 });

function hubOver(
  source: MemoryEvents,
  options: Partial<ConstructorParameters<typeof EventHub>[0]> = {},
): EventHub {
  return new EventHub({
    source,
    presence: (document) => new EventFrame(nobody(document)),
    onFault: (fault) => {
      throw fault;
    },
    ...options,
  });
}

/** Somebody who reads a stream, and comes back to it where they left off. */
class Listener {
  readonly heard: string[] = [];
  lastEventId: string | null = null;
  ended = true;
  readonly #person: string;
  readonly #documents: readonly string[];
  #source: ReadableStreamDefaultReader<Uint8Array> | null = null;

  constructor(documents: readonly string[] = [A], person = 'ben') {
    this.#documents = documents;
    this.#person = person;
  }

  connect(hub: EventHub, history = ''): this {
    const resumed = this.lastEventId === null ? new Map() : parsePositions(this.lastEventId, history);
    const source = hub.connect(this.#person, this.#documents, resumed).getReader();
    this.#source = source;
    this.ended = false;
    void this.#read(source);
    return this;
  }

  async leave(): Promise<void> {
    this.ended = true;
    await this.#source?.cancel();
  }

  hears(what: string): Promise<void> {
    return vi.waitFor(() => expect(this.heard).toContain(what), { interval: 1, timeout: PATIENCE });
  }

  /** The versions heard of, in order, of each document. */
  versions(document: string): number[] {
    return this.heard.flatMap((line) => {
      const match = /^version (\S+) (\d+)/.exec(line);
      return match?.[1] === document ? [Number(match[2])] : [];
    });
  }

  async #read(source: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    const parser = new EventParser(this.lastEventId);
    const decoder = new TextDecoder();
    for (;;) {
      const { value, done } = await source.read();
      if (done) break;
      // What arrives after somebody left was never read.
      if (this.ended || this.#source !== source) return;
      for (const event of parser.push(decoder.decode(value, { stream: true }))) {
        const data = JSON.parse(event.data);
        this.lastEventId = event.lastEventId;
        const told = data.version ?? data.access ?? data.reason;
        if (event.type === 'ready') {
          this.heard.push(`ready ${data.documents.map((d: { version: number }) => d.version)}`);
        } else
          this.heard.push([event.type, data.document, told].filter((part) => part !== undefined).join(' '));
      }
    }
    if (this.#source === source) this.ended = true;
  }
}

describe('a reader who connects', () => {
  it('hears first where everything stands and who is there, then what happens', async () => {
    const source = new MemoryEvents();
    source.save(A);
    const hub = hubOver(source);
    const ben = new Listener().connect(hub);
    await ben.hears(`presence ${A}`);
    source.save(A);
    hub.announce(A);
    await ben.hears(`version ${A} 2`);
    expect(ben.heard).toEqual(['ready 1', `presence ${A}`, `version ${A} 2`]);
  });

  it('hears what it missed, once, and goes on', async () => {
    const source = new MemoryEvents();
    source.save(A);
    const hub = hubOver(source);
    const ben = new Listener().connect(hub);
    await ben.hears('ready 1');
    await ben.leave();
    for (let i = 0; i < 20; i++) source.save(A);
    ben.connect(hubOver(source));
    await ben.hears('ready 21');
    expect(ben.versions(A)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
  });

  it('hears once of a deletion, and of the document’s return', async () => {
    const source = new MemoryEvents();
    source.save(A);
    const hub = hubOver(source);
    const ben = new Listener().connect(hub);
    await ben.hears('ready 1');
    source.remove(A);
    hub.announce(A);
    await ben.hears(`deleted ${A} 1`);
    await ben.leave();
    ben.connect(hub);
    await vi.waitFor(() => expect(ben.heard.filter((line) => line === 'ready 1')).toHaveLength(2), {
      timeout: PATIENCE,
    });
    source.save(A);
    hub.announce(A);
    await ben.hears(`version ${A} 2`);
    expect(ben.heard.filter((line) => line.startsWith('deleted'))).toHaveLength(1);
  });

  it('hears of the deletion and of all saves around it that it missed', async () => {
    const source = new MemoryEvents();
    source.save(A);
    const ben = new Listener().connect(hubOver(source));
    await ben.hears('ready 1');
    await ben.leave();
    source.save(A);
    source.remove(A);
    source.save(A);
    source.remove(A);
    ben.connect(hubOver(source));
    await ben.hears('ready 3');
    expect(ben.heard.filter((line) => !line.startsWith('presence'))).toEqual([
      'ready 1',
      `version ${A} 2`,
      `version ${A} 3`,
      `deleted ${A} 3`,
      'ready 3',
    ]);
  });

  it('is told to load again when it was somewhere that nobody knows', async () => {
    const source = new MemoryEvents();
    source.save(A);
    const ben = new Listener();
    ben.lastEventId = 'yesterday';
    ben.connect(hubOver(source));
    await ben.hears('ready 1');
    expect(ben.heard[0]).toBe('reload unknown-position');
  });

  it('is told to load again when the database went back in time', async () => {
    const source = new MemoryEvents();
    for (let i = 0; i < 5; i++) source.save(A);
    const ben = new Listener().connect(hubOver(source));
    await ben.hears('ready 5');
    await ben.leave();
    const restored = new MemoryEvents();
    restored.save(A);
    ben.connect(hubOver(restored));
    await ben.hears('ready 1');
    expect(ben.heard).toContain('reload unknown-position');
  });

  it('is told to load again when the database went back in time and has come as far again', async () => {
    const source = new MemoryEvents();
    for (let i = 0; i < 2; i++) source.save(A);
    const ben = new Listener().connect(hubOver(source));
    await ben.hears('ready 2');
    await ben.leave();
    const restored = new MemoryEvents();
    for (let i = 0; i < 3; i++) restored.save(A);
    ben.connect(hubOver(restored, { history: 'another' }), 'another');
    await ben.hears('ready 3');
    expect(ben.heard).toContain('reload unknown-position');
    await ben.leave();
    restored.save(A);
    ben.heard.length = 0;
    ben.connect(hubOver(restored, { history: 'another' }), 'another');
    await ben.hears('ready 4');
    expect(ben.heard.slice(0, 2)).toEqual([`version ${A} 4`, 'ready 4']);
    await ben.leave();
  });
});

describe('what may be seen', () => {
  it('ends for others when the owner closes the link, and not for the owner', async () => {
    const source = new MemoryEvents();
    source.save(A);
    const hub = hubOver(source);
    const ben = new Listener().connect(hub);
    const owner = new Listener([A], 'owner').connect(hub);
    await Promise.all([ben.hears('ready 1'), owner.hears('ready 1')]);
    source.share(A, 'none');
    hub.announce(A);
    await ben.hears(`sharing ${A} none`);
    source.save(A);
    hub.announce(A);
    await owner.hears(`version ${A} 2`);
    expect(ben.versions(A)).toEqual([]);
    expect(hub.audience(A)).toBe(1);
  });

  it('looks the same whether a document is closed or was never there', async () => {
    const source = new MemoryEvents();
    source.save(A);
    source.share(A, 'none');
    const ben = new Listener([A, B]).connect(hubOver(source));
    await ben.hears('ready ');
    expect(ben.heard).toEqual([`sharing ${A} none`, `sharing ${B} none`, 'ready ']);
  });

  it('comes back with a link that is opened again, without the history from before', async () => {
    const source = new MemoryEvents();
    for (let i = 0; i < 4; i++) source.save(A);
    source.share(A, 'none');
    const hub = hubOver(source);
    const ben = new Listener().connect(hub);
    await ben.hears('ready ');
    await ben.leave();
    source.share(A, 'view');
    ben.connect(hub);
    await ben.hears('ready 4');
    expect(ben.versions(A)).toEqual([]);
  });
});

describe('the hub', () => {
  it('lets other work in between while it tells many', () => {
    const turns: (() => void)[] = [];
    const served: number[] = [];
    const fanOut = new FanOut((run) => turns.push(run));
    const everybody = Array.from({ length: 1_000 }, (_, i) => i);
    fanOut.push(everybody, (one) => served.push(one));
    fanOut.push(everybody, (one) => served.push(one + 1_000));
    let most = 0;
    let rounds = 0;
    for (let turn = turns.shift(); turn; turn = turns.shift()) {
      const before = served.length;
      turn();
      most = Math.max(most, served.length - before);
      rounds++;
    }
    expect(served).toEqual(Array.from({ length: 2_000 }, (_, i) => i));
    expect(most).toBeLessThanOrEqual(125);
    expect(rounds).toBeGreaterThanOrEqual(16);
  });

  it('encodes an event once for a thousand readers', () => {
    const frame = new EventFrame({ type: 'sharing', document: A, access: 'view' });
    expect(frame.bytes('1')).toBe(frame.bytes('1'));
    expect(frame.bytes()).toBe(frame.bytes());
    expect(new TextDecoder().decode(frame.bytes('2'))).toBe(
      `id: 2\n${new TextDecoder().decode(frame.bytes())}`,
    );
  });

  it('reads nothing for a document that nobody follows', async () => {
    const source = new MemoryEvents();
    const hub = hubOver(source);
    source.save(A);
    hub.announce(A);
    await hub.reconcile();
    expect(source.reads).toBe(0);
  });

  it('forgets readers who left', async () => {
    const source = new MemoryEvents();
    source.save(A);
    const hub = hubOver(source);
    const ben = new Listener().connect(hub);
    await ben.hears('ready 1');
    expect(hub.audience(A)).toBe(1);
    await ben.leave();
    expect(hub.audience(A)).toBe(0);
  });

  it('hears by itself of what another process saved', async () => {
    const source = new MemoryEvents();
    source.save(A);
    const hub = hubOver(source);
    const ben = new Listener().connect(hub);
    await ben.hears('ready 1');
    source.save(A);
    await hub.reconcile();
    await ben.hears(`version ${A} 2`);
  });

  it('ends every stream when the process stops, and takes no further ones', async () => {
    const source = new MemoryEvents();
    source.save(A);
    const hub = hubOver(source);
    const ben = new Listener().connect(hub);
    await ben.hears('ready 1');
    hub.stop();
    await vi.waitFor(() => expect(ben.ended).toBe(true), { timeout: PATIENCE });
    const late = new Listener().connect(hub);
    await vi.waitFor(() => expect(late.ended).toBe(true), { timeout: PATIENCE });
    expect(late.heard).toEqual([]);
  });

  it('ends a stream that it cannot begin, so that its reader tries again', async () => {
    const source = new MemoryEvents(async () => {
      throw new Error('The database is away.');
    });
    const onFault = vi.fn();
    const ben = new Listener().connect(hubOver(source, { onFault }));
    await vi.waitFor(() => expect(ben.ended).toBe(true), { timeout: PATIENCE });
    expect(onFault).toHaveBeenCalledOnce();
  });
});

type Step =
  | { readonly do: 'save' | 'remove' | 'announce'; readonly document: string }
  | { readonly do: 'leave' | 'return'; readonly who: number }
  | { readonly do: 'restart' | 'reconcile' | 'pass' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('save' as const), document: fc.constantFrom(A, B) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('announce' as const), document: fc.constantFrom(A, B) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('remove' as const), document: fc.constantFrom(A, B) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('leave' as const, 'return' as const), who: fc.nat(2) }),
  },
  { weight: 25, arbitrary: fc.constant({ do: 'pass' as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ do: 'restart' as const }, { do: 'reconcile' as const }) },
);

describe('whatever happens', () => {
  it('every reader hears of every version once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(step, { maxLength: 400, size: 'max' }), async (s, steps) => {
        const source = new MemoryEvents(() => s.schedule(Promise.resolve()));
        source.save(A);
        source.save(B);
        const newHub = () =>
          hubOver(source, {
            onFault: () => {},
            fanOut: new FanOut((run) => void s.schedule(Promise.resolve()).then(run)),
          });
        let hub = newHub();
        const unannounced = new Set<string>();
        const listeners = [new Listener([A]), new Listener([A, B]), new Listener([B, A], 'owner')];
        // Everybody begins at the first version, as one who has just loaded it.
        for (const one of listeners) one.connect(hub);
        await s.waitIdle();
        for (const now of steps) {
          if (now.do === 'save') {
            source.save(now.document);
            unannounced.add(now.document);
          } else if (now.do === 'remove') source.remove(now.document);
          else if (now.do === 'announce') {
            hub.announce(now.document);
            unannounced.delete(now.document);
          } else if (now.do === 'reconcile') void hub.reconcile();
          else if (now.do === 'leave') await listeners[now.who]?.leave();
          else if (now.do === 'return') {
            if (listeners[now.who]?.ended) listeners[now.who]?.connect(hub);
          } else if (now.do === 'restart') {
            hub.stop();
            hub = newHub();
          } else if (s.count() > 0) await s.waitOne();
        }
        await s.waitIdle();
        for (const one of listeners) if (one.ended) one.connect(hub);
        for (const document of unannounced) hub.announce(document);
        await s.waitIdle();
        const [headA, headB] = await Promise.all([source.heads([A, B]), s.waitIdle()]).then(
          ([heads]) => heads,
        );
        const upTo = (version: number) => Array.from({ length: version - 1 }, (_, i) => i + 2);
        for (const one of listeners) expect(one.versions(A)).toEqual(upTo(headA!.version));
        for (const one of listeners.slice(1)) expect(one.versions(B)).toEqual(upTo(headB!.version));
      }),
      { numRuns: 200 },
    );
  });
});
