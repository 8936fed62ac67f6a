import { expect, it } from 'vitest';
import { saveStateOf } from '@/lib/client/session/save-state';
import { type Driven, inDialog, open, versionOf } from '@/lib/client/testing/drive';
import { shortWindowWords } from './short-window-words';

const wordsIn = ({ session }: Driven) => shortWindowWords(saveStateOf(session), session);
const behind = (mine: string, theirs: string) =>
  open()
    .type(mine)
    .tell({ type: 'head-changed', head: versionOf(2, theirs) });

it.each([
  ['nothing typed', open(), null],
  ['something typed', open().type('four'), null],
  ['a save on its way', open().type('four').tell({ type: 'save' }), null],
  ['changes that fit', behind('ONE two three', 'one two THREE'), null],
  ['an overlap', behind('one MINE three', 'one THEIRS three'), '1 place overlaps with your changes'],
  ['two overlaps', behind('MY two WAY', 'THEIR two TURN'), '2 places overlap with your changes'],
  ['a decision put off', inDialog().tell({ type: 'decide-later' }), 'Collision, 1 place needs you'],
  ['no network', open().tell({ type: 'offline' }).type('four'), 'Offline, kept on this device'],
])('with %s it says what matters', (_, driven, words) => {
  expect(wordsIn(driven)).toBe(words);
});
