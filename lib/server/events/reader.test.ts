import { describe, expect, it } from 'vitest';
import { EventReader } from './reader';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (chunk: Uint8Array | undefined) => (chunk ? new TextDecoder().decode(chunk) : null);

function open() {
  const seen = { closes: 0 };
  const reader = new EventReader(bytes('farewell'), () => {
    seen.closes++;
  });
  const source = reader.stream.getReader();
  return { reader, seen, source, next: async () => text((await source.read()).value) };
}

describe('a reader of events', () => {
  it('gets frames in order, whether it waits for them or they for it', async () => {
    const { reader, next } = open();
    const first = next();
    reader.push(bytes('1'));
    reader.push(bytes('2'));
    reader.push(bytes('3'));
    expect([await first, await next(), await next()]).toEqual(['1', '2', '3']);
  });

  it('gets only the newest of what replaces each other', async () => {
    const { reader, next } = open();
    for (const word of ['a', 'b']) reader.push(bytes(word), 'presence');
    reader.push(bytes('c'));
    reader.push(bytes('d'), 'presence');
    reader.end();
    expect([await next(), await next(), await next()]).toEqual(['c', 'd', null]);
  });

  it('that falls behind in number is told so, and nothing else, and the stream ends', async () => {
    const { reader, seen, next } = open();
    for (let i = 0; i < 1_000; i++) reader.push(bytes(`${i}`));
    expect(reader.isOpen).toBe(false);
    expect(seen.closes).toBe(1);
    expect([await next(), await next()]).toEqual(['farewell', null]);
    expect(reader.isClosed).toBe(true);
  });

  it('that falls behind in bytes is told so too', async () => {
    const { reader, next } = open();
    for (let i = 0; i < 5; i++) reader.push(new Uint8Array(100_000));
    expect(await next()).toBe('farewell');
  });

  it('that falls behind and can resume still gets what waits, and nothing after it', async () => {
    let closes = 0;
    const closed = () => {
      closes++;
    };
    const reader = new EventReader(null, closed, { frames: 2, bytes: 1_000 });
    const source = reader.stream.getReader();
    for (const word of ['a', 'b', 'c', 'd']) reader.push(bytes(word));
    expect([reader.isOpen, closes]).toEqual([false, 1]);
    const words = [await source.read(), await source.read(), await source.read(), await source.read()];
    expect(words.map(({ value }) => text(value))).toEqual(['a', 'b', 'c', null]);
    expect(closes).toBe(2);
  });

  it('may have one frame waiting that is larger than all that may wait', async () => {
    const reader = new EventReader(null, () => {}, { frames: 2, bytes: 2 });
    reader.push(bytes('large'));
    expect(reader.isOpen).toBe(true);
    reader.push(bytes('x'));
    expect(reader.isOpen).toBe(false);
  });

  it('does not fall behind on frames that replace each other', () => {
    const { reader } = open();
    for (let i = 0; i < 10_000; i++) reader.push(new Uint8Array(1_000), 'presence');
    expect(reader.isOpen).toBe(true);
  });

  it('is let go at once when it goes', async () => {
    const { reader, seen, source } = open();
    reader.push(bytes('never read'));
    await source.cancel();
    expect(seen.closes).toBe(1);
    expect(reader.isClosed).toBe(true);
    reader.push(bytes('ignored'));
    reader.end();
    reader.abort();
    expect(seen.closes).toBe(1);
  });

  it('takes what waits before an ordinary end', async () => {
    const { reader, next } = open();
    reader.push(bytes('last'));
    reader.end();
    reader.push(bytes('too late'));
    expect([await next(), await next()]).toEqual(['last', null]);
  });

  it('gets heartbeats while it listens, and none into its queue', async () => {
    const { reader, next } = open();
    const first = next();
    reader.beat(bytes(':'));
    expect(await first).toBe(':');
    reader.push(bytes('1'));
    reader.beat(bytes(':'));
    reader.push(bytes('2'));
    expect([await next(), await next()]).toEqual(['1', '2']);
  });

  it('that takes nothing for several heartbeats loses its connection', async () => {
    const { reader, source } = open();
    for (let i = 0; i < 4; i++) reader.beat(bytes(':'));
    expect(reader.isClosed).toBe(true);
    await expect(source.read()).rejects.toThrow('takes nothing');
  });

  it('that fell behind and takes nothing loses its connection too', async () => {
    const { reader } = open();
    for (let i = 0; i < 1_000; i++) reader.push(bytes('x'));
    for (let i = 0; i < 3; i++) reader.beat(bytes(':'));
    expect(reader.isClosed).toBe(true);
  });

  it('makes a writer wait for room, and lets it go on when the reader goes', async () => {
    const { reader, source, next } = open();
    for (let i = 0; i < 30; i++) reader.push(bytes(`${i}`));
    let went = false;
    const waiting = reader.drained().then(() => {
      went = true;
    });
    await next();
    expect(went).toBe(false);
    await source.cancel();
    await waiting;
    expect(went).toBe(true);
  });
});
