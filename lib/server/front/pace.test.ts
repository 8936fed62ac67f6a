import { expect, it } from 'vitest';
import { Pace } from './pace';

const KIB = 1024;

it('gives up on whoever sends less than 4 KiB in half a minute, and on nobody else', () => {
  const pace = new Pace<{ received: number; awaited: boolean }>();
  const silent = { received: 300, awaited: true };
  const trickling = { received: 0, awaited: true };
  const slow = { received: 0, awaited: true };
  const unread = { received: 64 * KIB, awaited: false };
  for (const sender of [silent, trickling, slow, unread]) pace.begin(sender, 0);
  for (let second = 1; second <= 30; second++) {
    trickling.received += 136;
    slow.received += 140;
    const given = pace.tooSlow(second * 1_000);
    expect(given).toEqual(second < 30 ? [] : [silent, trickling]);
  }
  expect(pace.tooSlow(31_000)).toEqual([]);
  expect(pace.tooSlow(59_999)).toEqual([]);
  expect(pace.tooSlow(60_000)).toEqual([slow]);
});

it('watches nobody whose content has arrived', () => {
  const pace = new Pace<{ received: number; awaited: boolean }>();
  const sender = { received: 0, awaited: true };
  pace.begin(sender, 0);
  pace.end(sender);
  expect(pace.tooSlow(90_000)).toEqual([]);
});
