import type { Challenge, Traffic } from './challenge';
import { lostSaves, sentField, standing } from './goals';
import { historyOf, type Loss } from './history';

/** What was lost between two saves that both carried a date, because all of it has the date of one second. */
function lostWithinSecond(traffic: Traffic): readonly Loss[] {
  const { versions } = historyOf(traffic);
  return lostSaves(traffic).filter(({ lost, by }) => {
    const date = sentField(by.write, 'if-unmodified-since');
    const dateOf = (seen: number) => versions.find(({ number }) => number === seen)?.date;
    return (
      date !== null &&
      sentField(lost.write, 'if-unmodified-since') === dateOf(lost.seen) &&
      dateOf(by.seen) === date &&
      lost.date === date
    );
  });
}

export const sameSecond: Challenge = {
  id: 'same-second',
  title: 'Two saves in one second',
  guard: 'if-unmodified-since',
  stage: 'panels',
  story:
    'On a save, this server does not look at tags. It compares dates: a save says “only if nobody has changed it since the date of my version”. Dates in HTTP have whole seconds.',
  question: {
    ask: '{second} has loaded a version of this second. {first} saves within the same second. Then {second} saves, with the date of the version that {second} loaded. Which status?',
    answers: ['204', '412', '428'],
    right: '204',
    because:
      'Both versions have the same date, so the condition is true, and {first}’s word is overwritten (RFC 9110 §8.8.2.2).',
    answered: (traffic) => lostWithinSecond(traffic).length > 0,
  },
  goal: 'Lose a word although both saves carry If-Unmodified-Since with the date of the version that was loaded.',
  judge: (traffic) => standing(lostWithinSecond(traffic).length > 0),
  hint: 'Press “Save twice within this second”. It waits for a second to begin and saves once so that the date is fresh. Then it lets the other person load that, adds a word for both, and saves for both. If the second is over too early, it tries again.',
  solution: [{ by: 'first', do: 'put-within-second', other: 'second' }],
  controls: { conditions: [], reads: [], actions: ['within-second'] },
  terms: [],
  why: {
    text: (traffic) =>
      lostWithinSecond(traffic)
        .slice(0, 1)
        .flatMap(({ word, lost, by }) => [
          `${by.write.client} had read version ${by.seen}. ${lost.write.client} saved “${word}” as version ${lost.number} in the same second.`,
          `Both versions have the same date: ${lost.date}.`,
          `${by.write.client}’s save asked “unchanged since this date?”. By the date it was, so the server answered ${by.write.status} and “${word}” was overwritten.`,
        ]),
    source: 'dates',
    page: 'dates',
  },
};
