import { describe, expect, it } from 'vitest';
import type { Happening } from '@/lib/client/session/session';
import { noticeWords } from './notice-words';
import type { Shown } from './shown-notice';

const ana = { name: 'Ana', you: false };
const otherTab = { name: 'Ben', you: true };

const only = (happening: Happening): Shown => ({
  happening,
  by: 'by' in happening ? [happening.by] : [],
  from: 'version' in happening ? happening.version : null,
});

describe('noticeWords', () => {
  it.each([
    [{ type: 'moved-on', version: 8, by: ana }, 'Ana saved v8. You see it now.'],
    [{ type: 'moved-on', version: 7, by: ana, restores: 2 }, 'Ana restored v2 as v7. You see it now.'],
    [{ type: 'moved-on', version: 8, by: otherTab }, 'You, in another tab, saved v8. You see it now.'],
    [{ type: 'moved-on', version: 8, by: null }, 'Someone saved v8. You see it now.'],
    [
      { type: 'updated', version: 8, by: null },
      'The changes that someone else saved are in your text now. It is not saved yet.',
    ],
    [
      { type: 'put-back', version: 3 },
      'A backup was put back on the server. It has v3 of this document, and later saves are gone there. Your text is still here. Save it again.',
    ],
    [
      { type: 'put-back', version: 0 },
      'A backup was put back on the server. It does not have this document. Your text is still here. Save it again.',
    ],
    [{ type: 'copied', documentId: 'x', title: '' }, 'Saved as a document of its own: “Untitled”.'],
  ] as const)('says for %j: %s', (happening, words) => {
    expect(noticeWords(only(happening))).toBe(words);
  });

  it('leaves to the save state and the banners what they say already', () => {
    expect(noticeWords(only({ type: 'saved', version: 2 }))).toBeNull();
    expect(noticeWords(only({ type: 'restored', draftedAt: '2026-05-20T12:00:00Z' }))).toBeNull();
  });
});
