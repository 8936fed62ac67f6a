import { expect, it } from 'vitest';
import { open, versionOf } from '@/lib/client/testing/drive';
import { foresightWords } from './foresight-words';

const behind = (mine: string, theirs: string) =>
  open()
    .type(mine)
    .tell({ type: 'head-changed', head: versionOf(6, theirs) }).session;

it('says nothing while nobody else has saved', () => {
  expect(foresightWords(open().type('one MINE three').session, true)).toBeNull();
});

it.each([
  ['ONE two three', 'one two THREE', false, 'Ana saved v6. Your changes fit together.'],
  ['ONE two three', 'one two THREE', true, 'Ana saved v6. Your changes fit together.'],
  ['one MINE three', 'one THEIRS three', false, 'Ana saved v6. 1 place overlaps with your changes.'],
  [
    'one MINE three',
    'one THEIRS three',
    true,
    'Ana saved v6. 1 place overlaps with your changes, so saving waits for you.',
  ],
  ['MY two WAY', 'THEIR two TURN', false, 'Ana saved v6. 2 places overlap with your changes.'],
  [
    'MY two WAY',
    'THEIR two TURN',
    true,
    'Ana saved v6. 2 places overlap with your changes, so saving waits for you.',
  ],
])('of %j and %j, automatic: %j, it says %j', (mine, theirs, autosave, words) => {
  expect(foresightWords(behind(mine, theirs), autosave)).toBe(words);
});

it('does not say again who saved beside a draft that is back', () => {
  const session = behind('one MINE three', 'one THEIRS three');
  const back = { ...session, notice: { id: 9, type: 'restored', draftedAt: '' } } as const;
  expect(foresightWords(back, true)).toBe('1 place overlaps with your changes, so saving waits for you.');
});
