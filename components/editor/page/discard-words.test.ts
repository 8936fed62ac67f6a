import { expect, it } from 'vitest';
import { choose, conflictIn, inDialog, open } from '@/lib/client/testing/drive';
import { discardWords } from './discard-words';

const SET_ASIDE = "Your text is set aside on this device and can be brought back from the document's menu.";

it('says what becomes of the text', () => {
  expect(discardWords(open().type('four').session)).toEqual({
    title: 'Discard your unsaved changes?',
    description: SET_ASIDE,
    confirm: 'Discard',
  });
});

it('calls it setting aside for whoever cannot save the text here any more', () => {
  for (const access of ['view', 'none'] as const) {
    const { session } = open().type('four').tell({ type: 'access', access });
    expect(discardWords(session)).toMatchObject({
      title: 'Set your unsaved changes aside?',
      confirm: 'Set aside',
    });
  }
});

it('says that choices go, only where there are some', () => {
  const driven = inDialog();
  expect(discardWords(driven.session).description).toBe(SET_ASIDE);
  driven.tell(choose(conflictIn(driven), 'mine'));
  expect(discardWords(driven.session).description).toBe(`${SET_ASIDE} Your choices are not kept.`);
});
