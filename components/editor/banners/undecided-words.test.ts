import { expect, it } from 'vitest';
import { openConflicts } from '@/lib/client/session/collision';
import { Driven, versionOf } from '@/lib/client/testing/drive';
import { undecidedWords } from './undecided-words';

const met = (theirs = versionOf(8, 'one Zwei three')) => {
  const driven = new Driven(versionOf(7, 'one two three')).type('one TWO three');
  return driven.tell({ type: 'save' }).collided(theirs);
};

it('says how it came about, and speaks of choices only where there are some', () => {
  const driven = met();
  const { collision } = driven.session;
  expect(undecidedWords(collision!, false)).toBe(
    'Ana saved v8 while you were editing v7. Your text is kept until you decide.',
  );
  driven.tell({ type: 'choose', place: openConflicts(collision!)[0]!, choice: { take: 'mine' } });
  expect(undecidedWords(driven.session.collision!, false)).toBe(
    'Ana saved v8 while you were editing v7. Your text and your choices are kept until you decide.',
  );
});

it('says that saving waits where it would happen by itself', () => {
  expect(undecidedWords(met().session.collision!, true)).toBe(
    'Ana saved v8 while you were editing v7. Your text is kept, and saving waits, until you decide.',
  );
});

it('calls a restore a restore, another tab one, and a merge that was undone by whose text it left', () => {
  const { collision } = met().session;
  const theirs = { ...collision!.theirs, restores: 2 };
  expect(undecidedWords({ ...collision!, theirs }, false)).toContain(
    'Ana restored v2 as v8 while you were editing v7.',
  );
  const own = { ...theirs, author: { name: 'Ben', you: true } };
  expect(undecidedWords({ ...collision!, theirs: own }, false)).toContain(
    'You, in another tab, restored v2 as v8',
  );
  expect(undecidedWords({ ...collision!, undone: true }, false)).toBe(
    "Your merge is undone: v8 is the same as Ana's version. Your text is kept until you decide.",
  );
});
