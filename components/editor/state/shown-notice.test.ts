import { describe, expect, it } from 'vitest';
import type { Happening } from '@/lib/client/session/session';
import { noticeWords } from './notice-words';
import { noticeAfter, noticeBeside, type SaidElsewhere, type Shown } from './shown-notice';

const ana = { name: 'Ana', you: false };
const cleo = { name: 'Cleo', you: false };
const nowhere: SaidElsewhere = { mergeNews: null, mergeUndone: false, keptAs: undefined, behind: false };
const moved = (version: number, by: typeof ana | null = ana): Happening => ({
  type: 'moved-on',
  version,
  by,
});

function told(happenings: readonly Happening[], said = nowhere): Shown | null {
  return happenings.reduce<Shown | null>(
    (shown, happening, id) => noticeAfter(shown, { id, ...happening }, said),
    null,
  );
}

const words = (shown: Shown | null) => shown && noticeWords(shown);

describe('noticeAfter', () => {
  it('says together what others save one after the other', () => {
    const many = Array.from({ length: 7 }, (_, index) => moved(3 + index));
    expect(words(told(many))).toBe('Ana saved v3 to v9. You see it now.');
  });

  it('names each who did, the first first', () => {
    expect(words(told([moved(3), moved(4, cleo), moved(5)]))).toBe(
      'Ana and Cleo saved v3 to v5. You see it now.',
    );
    expect(words(told([moved(3), moved(4, cleo), moved(5, null)]))).toBe(
      'Ana and 2 more saved v3 to v5. You see it now.',
    );
    expect(words(told([moved(3, { name: 'Ben', you: true }), moved(4)]))).toBe(
      'You, in another tab, and Ana saved v3 to v4. You see it now.',
    );
  });

  it('begins anew after something else was said', () => {
    expect(words(told([moved(3), { type: 'already-saved', version: 3 }, moved(4)]))).toBe(
      'Ana saved v4. You see it now.',
    );
  });

  it('says of no version that there is nothing to save while a newer one is on its way', () => {
    const nothing: Happening = { type: 'already-saved', version: 1 };
    expect(words(told([nothing]))).toBe('Nothing to save: this is v1.');
    expect(told([nothing], { ...nowhere, behind: true })).toBeNull();
    expect(noticeBeside(told([nothing]), { ...nowhere, behind: true })).toBeNull();
  });

  it('pushes no way back aside', () => {
    expect(told([{ type: 'discarded', shelfId: 's' }, moved(3)])?.happening.type).toBe('discarded');
    expect(told([moved(3), { type: 'discarded', shelfId: 's' }])?.happening.type).toBe('discarded');
  });

  it('leaves to banners, dialog and save state what they say', () => {
    expect(told([moved(3)], { ...nowhere, mergeNews: 3 })).toBeNull();
    expect(told([{ type: 'merge-undone', version: 3 }], { ...nowhere, mergeUndone: true })).toBeNull();
    expect(told([{ type: 'copied', documentId: 'x', title: '' }], { ...nowhere, keptAs: 'x' })).toBeNull();
    expect(
      told([
        { type: 'saved', version: 3 },
        { type: 'merged', version: 4, by: ana },
      ]),
    ).toBeNull();
  });
});

describe('noticeBeside', () => {
  it('ends once a banner tells more of the same version', () => {
    const shown = told([moved(3), moved(4)]);
    expect(noticeBeside(shown, nowhere)).toBe(shown);
    expect(noticeBeside(shown, { ...nowhere, mergeNews: 4 })).toBeNull();
  });
});
