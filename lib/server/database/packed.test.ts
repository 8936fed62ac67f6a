import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { packed, unpacked } from './packed';

it.each([
  ['nothing', Buffer.alloc(0), 1],
  ['a few bytes', Buffer.from('a few'), 6],
  ['what repeats itself', Buffer.alloc(5_000, 'word '), 50],
  ['a long text', Buffer.alloc(500_000, 'many words '), 2_000],
  ['what cannot be compressed', randomBytes(5_000), 5_001],
])('packs and unpacks %s', async (_, bytes, most) => {
  const stored = await packed(bytes);
  expect(stored.length).toBeLessThanOrEqual(most);
  expect(Buffer.from(await unpacked(stored)).equals(bytes)).toBe(true);
});

it.each([
  ['nothing at all', Buffer.alloc(0)],
  ['a kind that it does not know', Buffer.of(7, 1, 2)],
  ['what is cut off', (await packed(Buffer.alloc(5_000, 'word '))).subarray(0, 10)],
])('refuses %s', async (_, stored) => {
  await expect(unpacked(stored)).rejects.toThrow();
});
