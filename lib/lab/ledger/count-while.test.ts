import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countWhile } from './count-while';

it('counts the items up to a limit in a list that ascends', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: -1, max: 10 }), (list, limit) => {
      const ascending = [...list].sort((a, b) => a - b);
      expect(countWhile(ascending, (item) => item <= limit)).toBe(
        list.filter((item) => item <= limit).length,
      );
    }),
  );
});
