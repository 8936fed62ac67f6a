import type { Challenge, Traffic } from './challenge';
import { lostSaves, savedTooEarly, standing, tagOf } from './goals';
import { guardOf, historyOf, type Loss, type Version, versionNamed } from './history';

interface Slipped extends Loss {
  /** The version whose tag both saves named. */
  readonly base: Version;
}

/** What was lost between two saves whose tags the server had compared, and found current. */
function slipped(traffic: Traffic): readonly Slipped[] {
  const history = historyOf(traffic);
  return lostSaves(traffic).flatMap((loss) => {
    const [one, two] = [loss.lost.write, loss.by.write].map((each) =>
      versionNamed(history, each, 'If-Match'),
    );
    const compared = [loss.lost.write, loss.by.write].every((each) => guardOf(each) === 'check-then-write');
    return compared && one && one === two ? [{ ...loss, base: one }] : [];
  });
}

export const checkThenWrite: Challenge = {
  id: 'check-then-write',
  title: 'Checked, then written',
  guard: 'check-then-write',
  stage: 'scheduler',
  story:
    'This server compares tags carefully, and writes a moment later. Here a save has two steps: the check and the write. You choose whose turn it is.',
  question: {
    ask: 'Both tags are current when the server checks them, and both writes follow. Which answers do the two saves get?',
    answers: ['204 and 204', '204 and 412', '412 and 412'],
    right: '204 and 204',
    because:
      'Between a check and its write something else can be written. Check and write have to be one step.',
    answered: (traffic) => slipped(traffic).length > 0,
  },
  goal: 'Find an order in which a word is lost although both saves carry If-Match with the tag that was current when it was checked.',
  judge: (traffic) => standing(slipped(traffic).length > 0),
  deadEnd: (traffic) => {
    const name = savedTooEarly(traffic);
    return name && `${name}’s save was written before both had loaded, so no word can be lost any more.`;
  },
  hint: 'Let both people load and edit. Then let the server check both saves before it writes one of them.',
  solution: (['first', 'second', 'first', 'second', 'first', 'second', 'first', 'second'] as const).map(
    (by) => ({
      by,
      do: 'move',
    }),
  ),
  controls: { conditions: [], reads: [], actions: [] },
  terms: [],
  why: {
    text: (traffic) =>
      slipped(traffic)
        .slice(0, 1)
        .flatMap(({ word, lost, by, base }) => [
          `${lost.write.client} and ${by.write.client} both sent If-Match: ${tagOf(base)}. The server checked both while that tag was current.`,
          `Then it wrote ${lost.write.client}’s text as version ${lost.number}, and ${by.write.client}’s text over it as version ${by.number}.`,
          `Both were answered ${by.write.status}, and “${word}” was lost. The check was right, and it was too old when the write came.`,
        ]),
    source: 'two-steps',
    page: '412',
  },
};
