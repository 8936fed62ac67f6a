import { describe, expect, it } from 'vitest';
import { indentItems, outdentItems } from './list-depth';
import { done } from './notation';

describe('the depth of list items', () => {
  it.each([
    ['an item under the one before', '- a\n- b‸', '- a\n  - b‸'],
    ['a numbered item, which begins to count', '1. a\n2. b‸\n3. c', '1. a\n   1. b‸\n2. c'],
    ['an item behind the children that are there', '- a\n  - b\n- c‸', '- a\n  - b\n  - c‸'],
    ['it as deep as those are', '- a\n    - b\n- c‸', '- a\n    - b\n    - c‸'],
    [
      'a numbered item, which goes on counting',
      '1. a\n   1. b\n2. c‸\n3. d',
      '1. a\n   1. b\n   2. c‸\n2. d',
    ],
    ['an item with its children', '- a\n- b‸\n  - c\n\n  more\n- d', '- a\n  - b‸\n    - c\n\n    more\n- d'],
    ['all that are selected', '- a\n- ‹b\n- c›\n- d', '- a\n  - ‹b\n  - c›\n- d'],
    ['a task', '- [ ] a\n- [x] b‸', '- [ ] a\n  - [x] b‸'],
    ['an empty item', '- a\n- ‸', '- a\n  - ‸'],
    ['an item in a quote', '> - a\n> - b‸', '> - a\n>   - b‸'],
    ['the item of a further line', '- a\n- b\n  mo‸re', '- a\n  - b\n    mo‸re'],
    ['an item below one with another bullet', '* a\n- b‸', '* a\n  - b‸'],
    ['an item below a wide marker', '10. a\n11. b‸', '10. a\n    1. b‸'],
    ['an item below tabs', '- a\n\t- b\n\t- c‸', '- a\n\t- b\n\t  - c‸'],
  ])('Tab puts %s', (_what, before, expected) => {
    expect(done(indentItems, before)).toBe(expected);
  });

  it('Tab leaves the first item, and what is no list', () => {
    for (const text of ['- a‸\n- b', 'a‸', '- a\n\n```\n- b‸\n```', '- a\n\nb‸']) {
      expect(done(indentItems, text)).toBe(text);
    }
  });

  it.each([
    ['an item beside the one that holds it', '- a\n  - b‸', '- a\n- b‸'],
    ['it with its children', '- a\n  - b‸\n    - c', '- a\n- b‸\n  - c'],
    ['a numbered item, and all count on', '1. a\n   1. b‸\n   2. c\n2. d', '1. a\n2. b‸\n   1. c\n3. d'],
    ['all that are selected', '- a\n  - ‹b\n  - c›\n', '- a\n- ‹b\n- c›\n'],
    ['an item in a quote', '> - a\n>   - b‸', '> - a\n> - b‸'],
    ['an item that a tab puts in', '- a\n\t- b‸', '- a\n- b‸'],
  ])('Shift+Tab puts %s', (_what, before, expected) => {
    expect(done(outdentItems, before)).toBe(expected);
  });

  it('keeps what hangs below a number that gets longer', () => {
    const nine = Array.from({ length: 9 }, (_, index) => `${index + 1}. i`).join('\n');
    const before = `${nine}\n   1. x‸\n10. y\n    more`;
    expect(done(outdentItems, before)).toBe(`${nine}\n10. x‸\n11. y\n    more`);
    expect(done(outdentItems, `${nine.slice(0, -5)}\n   1. x‸\n9. y\n   more`)).toBe(
      `${nine.slice(0, -5)}\n9. x‸\n10. y\n    more`,
    );
  });

  it('leaves numbers alone that are all the same', () => {
    expect(done(indentItems, '1. a\n1. b\n1. c‸\n1. d')).toBe('1. a\n1. b\n   1. c‸\n1. d');
  });
});
