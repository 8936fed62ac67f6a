import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { draw, versions } from '../testing/merge-notation.ts';

const merged = (notation: string): string => {
  const { base, mine, theirs } = versions(notation);
  return draw(merge(base, mine, theirs));
};

describe('what stands apart from a conflict in its paragraph', () => {
  it.each([
    [
      'after a question',
      'Is [it/this/that] here? The [end//finish] of it.',
      '{reworded! Is it here? |Is this here? |Is that here? }{theirs: The finish of it.}',
    ],
    [
      'after full-width marks, which no space follows',
      '[你/他/她]来了吗？真的！明天[下雨//晴天]。',
      '{reworded! 你来了吗？|他来了吗？|她来了吗？}{theirs: 真的！明天晴天。}',
    ],
    [
      'after a full stop and a closing mark',
      '他说“[好/行/不]。”然后他[走//来]了。',
      '{reworded! 他说“好。”|他说“行。”|他说“不。”}{theirs: 然后他来了。}',
    ],
    [
      'after two marks in a row',
      '[你/他/她]来了吗！？明天[下雨//晴天]。',
      '{reworded! 你来了吗！？|他来了吗！？|她来了吗！？}{theirs: 明天晴天。}',
    ],
    [
      'after a danda',
      'मैं [घर/स्कूल/बाज़ार] जाता हूँ। वह [यहाँ//वहाँ] है।',
      '{reworded! मैं घर जाता हूँ। |मैं स्कूल जाता हूँ। |मैं बाज़ार जाता हूँ। }{theirs: वह वहाँ है।}',
    ],
  ])('is cut off %s', (_, notation, result) => {
    expect(merged(notation)).toBe(result);
  });

  it.each([
    ['a name with a mark', 'Our [quiz/game/show] Jeopardy! runs at [nine//ten] in the hall'],
    [
      'a name with a mark before a bracket',
      'Our [quiz/game/show] Jeopardy! (which is old) runs at [nine//ten]',
    ],
    ['a choice of two', 'it is [a/b/c] ? one : two or [three//four]'],
    ['a mark within a word', 'see [a/b/c]?d=1 and !x for the [end//rest] of it'],
    ['an abbreviation', 'for [a/b/c] etc. and so on to the [end//rest] of it'],
  ])('is not cut off within a sentence: %s', (_, notation) => {
    const { base, mine, theirs } = versions(notation);
    expect(merge(base, mine, theirs).regions).toMatchObject([{ kind: 'conflict', base, mine, theirs }]);
  });
});
