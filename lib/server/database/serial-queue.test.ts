import { describe, expect, it } from 'vitest';
import { serialQueue } from './serial-queue';

describe('a queue', () => {
  it('does one thing after the other, and goes on after a failure', async () => {
    const queue = serialQueue();
    const seen: string[] = [];
    const work = (name: string, fails = false) =>
      queue(async () => {
        seen.push(`${name} begins`);
        await Promise.resolve();
        seen.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const results = await Promise.allSettled([work('a'), work('b', true), work('c')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });
});
