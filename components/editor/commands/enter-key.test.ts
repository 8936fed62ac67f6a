import { describe, expect, it } from 'vitest';
import { continueBlock } from './enter-key';
import { notationOf, stateOf } from './notation';

function enter(notation: string): string {
  let state = stateOf(notation);
  continueBlock({
    state,
    dispatch: (transaction) => {
      state = transaction.state;
    },
  });
  return notationOf(state);
}

describe('Enter', () => {
  it.each([
    ['goes on with a list', '- one‸', '- one\n- ‸'],
    ['goes on with tasks, which are not done', '- [x] one‸', '- [x] one\n- [ ] ‸'],
    ['counts on, and so does what follows', '1. one‸\n2. two', '1. one\n2. ‸\n3. two'],
    ['goes on with a quote', '> one‸', '> one\n> ‸'],
    ['goes on with a list in a quote', '> - one‸', '> - one\n> - ‸'],
    ['parts an item', '- one ‸two', '- one\n- ‸two'],
    ['ends a list on an empty item', '- one\n- ‸', '- one\n‸'],
    ['ends tasks on an empty one', '- [ ] one\n- [ ] ‸', '- [ ] one\n‸'],
    ['ends numbers on an empty one', '1. one\n2. ‸', '1. one\n‸'],
    ['ends a quote on an empty line', '> one\n> ‸', '> one\n‸'],
    ['ends an inner quote before the outer one', '> > one\n> > ‸', '> > one\n> ‸'],
    ['ends an inner list before the outer one', '- one\n  - two\n  - ‸', '- one\n  - two\n- ‸'],
    ['is left to the text elsewhere', 'one‸', 'one‸'],
  ])('%s', (_what, before, expected) => {
    expect(enter(before)).toBe(expected);
  });
});
