import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingWords, type RaceSave, timeline, totalsOf } from './race-statistics';

const save = fc.record({
  client: fc.nat(200),
  readAt: fc.nat(1000),
  answeredAt: fc.nat(2000),
  result: fc.constantFrom('acknowledged', 'refused', 'unanswered'),
  retry: fc.boolean(),
}) satisfies fc.Arbitrary<RaceSave>;

describe('the numbers of a race', () => {
  it('add up: acknowledged, refused and unanswered make all that was sent', () => {
    fc.assert(
      fc.property(fc.array(save), fc.integer({ min: 1, max: 5000 }), (saves, elapsed) => {
        const totals = totalsOf(saves, elapsed);
        expect(totals.acknowledged + totals.refused + totals.unanswered).toBe(totals.sent);
        expect(totals.sent).toBe(saves.length);
        const last = timeline(saves, elapsed, 20).at(-1);
        expect(last).toMatchObject({ acknowledged: totals.acknowledged, refused: totals.refused });
      }),
    );
  });

  it('give throughput a second and the share of refusals among answers', () => {
    const saves: RaceSave[] = ['acknowledged', 'refused', 'refused', 'acknowledged', 'unanswered'].map(
      (result) => ({
        client: 0,
        readAt: 0,
        answeredAt: 1,
        result: result as RaceSave['result'],
        retry: false,
      }),
    );
    expect(totalsOf(saves, 500)).toMatchObject({ throughput: 4, collisionShare: 0.5 });
    expect(totalsOf([], 0)).toMatchObject({ throughput: 0, collisionShare: 0 });
  });

  it('find the acknowledged words that a text is missing, by whole words', () => {
    expect(missingWords(['w1', 'w11', 'w2'], 'Ana brings: w11, w3\n')).toEqual(['w1', 'w2']);
  });
});
