import { expect, it, vi } from 'vitest';
import { KeyRing, namedKeys } from './key-ring';
import { signatureOf } from './signature';

vi.mock('./signature', { spy: true });

const now = () => 1_000;

it('signs with the key that began last, and verifies by every one', () => {
  const [a, b, c] = [
    { secret: 'a', from: 0 },
    { secret: 'b', from: 1_000 },
    { secret: 'c', from: 1_001 },
  ];
  const by = (key: { secret: string; from: number }) => new KeyRing([key], now).sign('p', 'text');
  const ring = new KeyRing([a, b, c], now);
  expect(ring.sign('p', 'text')).toBe(by(b));
  for (const key of [a, b, c]) expect(ring.verify('p', 'text', by(key))).toBe(true);
  expect(ring.verify('p', 'text', by({ secret: 'd', from: 0 }))).toBe(false);
  ring.replace([c]);
  expect(ring.verify('p', 'text', by(b))).toBe(false);
  expect(ring.sign('p', 'text')).toBe(by(c));
});

it('takes the first of those that are named to sign', () => {
  const ring = new KeyRing(namedKeys(['new', 'old', 'older']), () => Date.now());
  expect(ring.sign('p', 't')).toBe(new KeyRing(namedKeys(['new']), now).sign('p', 't'));
  for (const secret of ['old', 'older']) {
    expect(ring.verify('p', 't', new KeyRing(namedKeys([secret]), now).sign('p', 't'))).toBe(true);
  }
});

it('takes no signature for another purpose, another text, another length, or with another byte', () => {
  const ring = new KeyRing(namedKeys(['s']), now);
  const good = ring.sign('p', 'text');
  expect(good).toMatch(/^[\w-]{43}$/);
  expect(ring.verify('p', 'text', good)).toBe(true);
  expect(ring.verify('q', 'text', good)).toBe(false);
  expect(ring.verify('p', 'texts', good)).toBe(false);
  for (const wrong of ['', good.slice(1), good.slice(0, -1), `${good}A`, `é${good.slice(1)}`]) {
    expect(ring.verify('p', 'text', wrong)).toBe(false);
  }
  for (let at = 0; at < good.length; at += 1) {
    for (const other of ['A', 'B']) {
      const changed = good.slice(0, at) + other + good.slice(at + 1);
      expect(ring.verify('p', 'text', changed)).toBe(changed === good);
    }
  }
  expect(ring.verify('p', 'text', good.slice(0, 22), 22)).toBe(true);
  expect(ring.verify('p', 'text', good, 22)).toBe(false);
});

it('keeps in mind what was good for no other text, no other keys, and no part of a signature', () => {
  const ring = new KeyRing(namedKeys(['s']), now);
  const good = ring.sign('p', 'text');
  for (let again = 0; again < 2; again += 1) expect(ring.verify('p', 'text', good)).toBe(true);
  expect(ring.verify('p', 'texts', good)).toBe(false);
  expect(ring.verify('p', 'text', good, 22)).toBe(false);
  expect(ring.verify('p', 'text', good.slice(0, 22), 22)).toBe(true);
  expect(ring.verify('p', 'text', good.slice(0, 22))).toBe(false);
  ring.replace(namedKeys(['t']));
  expect(ring.verify('p', 'text', good)).toBe(false);
});

it('computes nothing again for a bounded number of them', () => {
  const ring = new KeyRing(namedKeys(['s']), now);
  const signatures = Array.from({ length: 5_001 }, (_, nth) => ring.sign('p', `text ${nth}`));
  const computed = (nth: number) => {
    vi.mocked(signatureOf).mockClear();
    expect(ring.verify('p', `text ${nth}`, signatures[nth]!)).toBe(true);
    return vi.mocked(signatureOf).mock.calls.length;
  };
  expect([computed(0), computed(0)]).toEqual([1, 0]);
  for (const nth of signatures.keys()) computed(nth);
  expect(computed(0)).toBe(1);
});
