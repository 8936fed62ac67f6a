import { describe, expect, it } from 'vitest';
import { noticeWords } from './notice-words';

const ana = { name: 'Ana', you: false };
const otherTab = { name: 'Ben', you: true };

describe('noticeWords', () => {
  it.each([
    [{ type: 'moved-on', version: 8, by: ana }, 'Ana saved v8. You see it now.'],
    [{ type: 'moved-on', version: 8, by: otherTab }, 'You, in another tab, saved v8. You see it now.'],
    [{ type: 'moved-on', version: 8, by: null }, 'Someone saved v8. You see it now.'],
    [
      { type: 'updated', version: 8, by: null },
      'The changes that someone else saved are in your text now. It is not saved yet.',
    ],
    [{ type: 'copied', documentId: 'x', title: '' }, 'Saved as a document of its own: “Untitled”.'],
  ] as const)('says for %j: %s', (happening, words) => {
    expect(noticeWords(happening)).toBe(words);
  });

  it('leaves to the save state and the banners what they say already', () => {
    expect(noticeWords({ type: 'saved', version: 2 })).toBeNull();
    expect(noticeWords({ type: 'restored', draftedAt: '2026-05-20T12:00:00Z' })).toBeNull();
  });
});
