import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDeltas } from './apply-deltas';
import { encodeDelta } from './delta';
import { deltaOf } from './delta-of';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Whether the deltas make this text, in which hundreds of thousands of bytes are compared at once. */
const make = (base: Uint8Array, deltas: readonly Uint8Array[], text: Uint8Array) =>
  Buffer.compare(applyDeltas(base, deltas), text) === 0;

/** Text of few words, so that much of it is there more than once. */
const words = fc
  .array(fc.constantFrom('the ', 'quick ', 'brown fox', '\n', 'jumps over ', 'ß', '文字', '\u0000'), {
    maxLength: 60,
  })
  .map((all) => bytes(all.join('')));

/** Text that is often made of stretches of another one. */
const madeOf = (base: Uint8Array) =>
  fc
    .array(
      fc.oneof(
        {
          weight: 3,
          arbitrary: fc
            .tuple(fc.nat(base.length), fc.nat(base.length))
            .map(([a, b]) => base.slice(Math.min(a, b), Math.max(a, b))),
        },
        { weight: 1, arbitrary: words },
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 20 }) },
      ),
      { maxLength: 8 },
    )
    .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));

const chain = words.chain((first) =>
  madeOf(first).chain((second) => madeOf(second).map((third) => [first, second, third] as const)),
);

describe('deltas', () => {
  it('make every text again, byte for byte', () => {
    fc.assert(
      fc.property(chain, ([first, second, third]) => {
        const deltas = [deltaOf(first, second), deltaOf(second, third)];
        expect(make(first, deltas.slice(0, 1), second)).toBe(true);
        expect(make(first, deltas, third)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('make texts again whose blocks are longer than the shortest', () => {
    let seed = 1;
    const base = Uint8Array.from({ length: 200_000 }, () => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) | 0;
      return seed >>> 16;
    });
    const text = Uint8Array.from([...base.subarray(150_000), 1, 2, 3, ...base.subarray(0, 100_000)]);
    const delta = deltaOf(base, text);
    expect(make(base, [delta], text)).toBe(true);
    expect(delta.length).toBeLessThan(200);
  });

  it.each([
    ['an edit at one place', (text: string) => text.replace('line 500 ', 'line five hundred '), 32],
    ['two edits far apart', (text: string) => `${text.replace('line 3 ', 'LINE 3 ')}the end\n`, 64],
    ['a moved part', (text: string) => text.slice(9_000) + text.slice(0, 9_000), 32],
    ['nothing changed', (text: string) => text, 8],
    ['all deleted', () => '', 0],
  ])('cost little more than what they change: %s', (_, edit, most) => {
    const text = Array.from({ length: 1_000 }, (_, nth) => `line ${nth} of a text that goes on\n`).join('');
    const delta = deltaOf(bytes(text), bytes(edit(text)));
    expect(make(bytes(text), [delta], bytes(edit(text)))).toBe(true);
    expect(delta.length).toBeLessThanOrEqual(most);
  });

  it('copy bytes once, however long the chain is', () => {
    let text = bytes('a'.repeat(1_000));
    const first = text;
    const deltas = Array.from({ length: 300 }, (_, nth) => {
      const next = Uint8Array.from([...text.subarray(0, nth * 3), 98, ...text.subarray(nth * 3)]);
      const delta = deltaOf(text, next);
      text = next;
      return delta;
    });
    expect(make(first, deltas, text)).toBe(true);
  });

  it.each([
    ['copies past the end', encodeDelta([{ kind: 'copy', from: 2, length: 3 }])],
    ['copies from past the end', encodeDelta([{ kind: 'copy', from: 9, length: 1 }])],
    ['is cut off in a number', Uint8Array.of(0x81)],
    ['is cut off in its bytes', Uint8Array.of(6, 1, 2)],
    ['has a number without end', new Uint8Array(20).fill(0xff)],
  ])('one that %s is refused', (_, delta) => {
    expect(() => applyDeltas(bytes('four'), [delta])).toThrow(RangeError);
  });

  it('keep numbers beyond 2³¹', () => {
    const step = { kind: 'copy', from: 2 ** 32 - 1, length: 1 } as const;
    expect(encodeDelta([step])).toHaveLength(6);
    expect(() => applyDeltas(bytes('four'), [encodeDelta([step])])).toThrow('not there');
  });
});
