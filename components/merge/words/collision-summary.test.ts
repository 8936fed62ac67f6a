import { describe, expect, it } from 'vitest';
import { sideNames } from '@/components/ui/people/side-names';
import type { Snapshot } from '@/lib/client/document/content';
import { mergeContent } from '@/lib/client/merging/merge-content';
import { type Collision, openConflicts } from '@/lib/client/session/collision';
import { Driven, versionOf, words } from '@/lib/client/testing/drive';
import {
  collisionSummary,
  keptWords,
  progressWords,
  secondCollision,
  stillOpen,
  type Told,
  undecidedWords,
} from './collision-summary';
import { changedPlaces } from './places';

const ana = sideNames({ name: 'Ana', you: false });
const tab = sideNames({ name: 'Ben', you: true });
const BASE = 'one two three four five six';

/** What stands at the head of the dialog, the bar above it first. */
function head(told: Told & Pick<Collision, 'merge'>, names = ana, again = false): string {
  const { happened, todo } = collisionSummary(told, changedPlaces(told.merge), names, again);
  const summary = `${happened} Your text is safe. ${todo}`;
  return again ? `${secondCollision(told, names)}\n${summary}` : summary;
}

const met = (mine: string, theirs: string, base: Snapshot = versionOf(7, BASE)) =>
  new Driven(base).type(mine).tell({ type: 'save' }).collided(versionOf(8, theirs));
const collisionOf = ({ session }: Driven): Collision => session.collision!;
const firstOpen = (driven: Driven) => openConflicts(collisionOf(driven))[0]!;

/** Both reword "two" and "five": two places to decide. */
const both = () => met('one TWO three four FIVE six', 'one Zwei three four Fünf six');
const decided = () => {
  const driven = both();
  return driven.tell({ type: 'choose', place: firstOpen(driven), choice: { take: 'mine' } });
};
/** A merge in place was undone: v9 is the merge, v10 Ana's text again. */
const undone = () =>
  met('one TWO three four five six', 'one two three four FÜNF six')
    .saved(9)
    .tell({ type: 'undo-merge' })
    .saved(10);
const again = (driven: Driven, text: string, version = 9) =>
  driven.tell({ type: 'head-changed', head: versionOf(version, text) });
const own = (driven: Driven): Collision => {
  const collision = collisionOf(driven);
  return { ...collision, theirs: { ...collision.theirs, author: { name: 'Ben', you: true } } };
};

describe('the head of the dialog', () => {
  it.each<[string, string, string]>([
    [
      'a first collision',
      head(collisionOf(both())),
      'Ana saved version 8 while you were editing version 7. Your text is safe. 2 places need you.',
    ],
    [
      'one with what merges by itself',
      head(collisionOf(met('one TWO three four FIVE six', 'one Zwei three four five SIX'))),
      'Ana saved version 8 while you were editing version 7. Your text is safe. 2 changes were merged automatically; 1 needs you.',
    ],
    [
      'one with another tab',
      head(own(both()), tab),
      'You saved version 8 in another tab while you were editing version 7 here. Your text is safe. 2 places need you.',
    ],
    [
      'one with an earlier version that was restored',
      head({ ...collisionOf(both()), theirs: { ...versionOf(8, ''), restores: 2 } }),
      'Ana restored version 2 as version 8 while you were editing version 7. Your text is safe. 2 places need you.',
    ],
    [
      'one of two texts that were written for the same new document',
      head(collisionOf(met('mine', 'theirs', { ...versionOf(0, ''), content: { title: '', body: '' } }))),
      'Ana saved version 8 while you were writing. Your text is safe. 1 change was merged automatically; 1 needs you.',
    ],
    [
      'a second one, with nothing chosen before',
      head(collisionOf(again(both(), 'one Zwei three four Funf six')), ana, true),
      'Ana saved version 9 while you were deciding. 1 place that changed is marked “New”.\nYou began on version 7. Your text is safe. 2 places need you.',
    ],
    [
      'a second one, elsewhere than what was chosen',
      head(collisionOf(again(decided(), 'one Zwei three four Funf SIX')), ana, true),
      'Ana saved version 9 while you were deciding. 2 places that changed are marked “New”; your choices elsewhere are kept.\nYou began on version 7. Your text is safe. 1 change was merged automatically; 2 need you.',
    ],
    [
      'a second one, at the only place that was chosen',
      head(collisionOf(again(decided(), 'one ZWO three four Fünf six')), ana, true),
      'Ana saved version 9 while you were deciding. 1 place that changed is marked “New”.\nYou began on version 7. Your text is safe. 2 places need you.',
    ],
    [
      'a second one that only takes something back',
      head(collisionOf(again(decided(), 'one Zwei three four five six')), ana, true),
      'Ana saved version 9 while you were deciding. 1 place that changed is marked “New”; your choices elsewhere are kept.\nYou began on version 7. Your text is safe. 1 change was merged automatically; 1 needs you.',
    ],
    [
      'a second one that says the same',
      head({ ...collisionOf(decided()), theirs: versionOf(9, '') }, ana, true),
      'Ana saved version 9 while you were deciding. Your choices still apply.\nYou began on version 7. Your text is safe. 2 places need you.',
    ],
    [
      'a second one that says the same, with nothing chosen',
      head({ ...collisionOf(both()), theirs: versionOf(9, '') }, ana, true),
      'Ana saved version 9 while you were deciding. It brings nothing new to decide.\nYou began on version 7. Your text is safe. 2 places need you.',
    ],
    [
      'a second one with another tab',
      head(own(again(both(), 'one Zwei three four Funf six')), tab, true),
      'You saved version 9 in another tab while you were deciding. 1 place that changed is marked “New”.\nYou began on version 7. Your text is safe. 2 places need you.',
    ],
    [
      'a second one that came while the dialog was closed',
      head(collisionOf(again(decided().tell({ type: 'decide-later' }), 'one Zwei three four Funf six'))),
      'Ana saved version 9 while you were editing version 7. Your text is safe. 2 places need you. 1 place that changed is marked “New”; your choices elsewhere are kept.',
    ],
    [
      'a merge in place that was undone',
      head(collisionOf(undone())),
      "You undid your merge: version 10 is Ana's text again, and yours began on version 7. Your text is safe. 2 changes were merged automatically; nothing needs you.",
    ],
    [
      'another save after that',
      head(collisionOf(again(undone(), 'one Zwei three four FÜNF six', 11))),
      'Ana saved version 11 while you were editing version 7. Your text is safe. 1 change was merged automatically; 1 needs you. 1 place that changed is marked “New”.',
    ],
    [
      'a merge undone over the other tab',
      head(own(undone()), tab),
      "You undid your merge: version 10 is the other tab's text again, and yours began on version 7. Your text is safe. 2 changes were merged automatically; nothing needs you.",
    ],
    [
      'somebody whom nobody has named yet',
      head(collisionOf(both()), sideNames(null)),
      'Someone saved version 8 while you were editing version 7. Your text is safe. 2 places need you.',
    ],
    [
      'nothing that differs any more',
      head({ ...collisionOf(both()), merge: mergeContent(words('a'), words('a'), words('a')) }),
      'Ana saved version 8 while you were editing version 7. Your text is safe. Nothing needs you.',
    ],
  ])('of %s', (_, said, expected) => {
    expect(said).toBe(expected);
  });

  it('says what happened once, however it came about', () => {
    for (const driven of [both(), decided(), undone()]) {
      const said = head(collisionOf(again(driven, 'one ZWEI three four funf six', 11)), ana, true);
      expect(said.match(/version 11/g)).toHaveLength(1);
    }
  });
});

describe('what is kept of a collision that waits', () => {
  it('is the text, and choices only where there are some', () => {
    expect(keptWords(collisionOf(both()))).toBe('Your text is kept');
    expect(keptWords(collisionOf(undone()))).toBe('Your text is kept');
    expect(keptWords(collisionOf(decided()))).toBe('Your text and your choices are kept');
    const driven = both();
    const place = firstOpen(driven);
    driven.tell({ type: 'choose', place, choice: { take: 'edited', text: 'x', unconfirmed: true } });
    expect(keptWords(collisionOf(driven))).toBe('Your text is kept');
  });
});

describe('progress', () => {
  it('counts what is resolved', () => {
    expect([progressWords(3, 2), progressWords(3, 0), progressWords(1, 0), progressWords(0, 0)]).toEqual([
      '1 of 3 resolved',
      'All 3 resolved',
      '1 of 1 resolved',
      'Nothing to decide',
    ]);
  });

  it('says what is left when nothing can be sent yet', () => {
    expect(stillOpen(1)).toBe('1 conflict still needs a decision. Nothing was sent.');
    expect(stillOpen(2)).toBe('2 conflicts still need a decision. Nothing was sent.');
  });
});

describe('what the preview shows no text for', () => {
  it('is named by its numbers while they are few', () => {
    expect(undecidedWords([3])).toBe('conflict 3 is not decided yet');
    expect(undecidedWords([1, 2, 5])).toBe('conflicts 1, 2 and 5 are not decided yet');
    expect(undecidedWords([1, 2, 3, 4, 5, 6, 7])).toBe('7 conflicts are not decided yet');
  });
});
