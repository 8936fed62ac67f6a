import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { Challenge, Traffic } from './challenge';
import { answered, hadRead, savesOf, sentField, standing, wasSavedBefore } from './goals';
import { historyOf, since, type Version } from './history';

interface Late {
  readonly refused: Exchange;
  readonly date: string;
  readonly other: Version & { readonly write: Exchange };
}

/** Saves that were refused because somebody else had saved in a later second than that of the version which was read. */
function late(traffic: Traffic): readonly Late[] {
  const history = historyOf(traffic);
  return history.exchanges.flatMap((refused) => {
    const byDate = answered(refused, 'PUT', 412) && !wasSavedBefore(refused);
    const date = byDate ? sentField(refused, 'if-unmodified-since') : null;
    const base = history.versions.findLast(
      (version) => date !== null && version.date === date && hadRead(history, refused, version),
    );
    if (date === null || !base) return [];
    const later = since(history, base, refused);
    const other = savesOf(history).find(
      (save) =>
        save.write.client !== refused.client &&
        later.some(({ write }) => write === save.write) &&
        Date.parse(save.date ?? '') > Date.parse(date),
    );
    return other ? [{ refused, date, other }] : [];
  });
}

export const aSecondLater: Challenge = {
  id: 'a-second-later',
  title: 'A second later',
  guard: 'if-unmodified-since',
  stage: 'panels',
  story: 'Dates are not useless. They tell two saves apart if the saves are in different seconds.',
  question: {
    ask: '{first} has saved two seconds after {second} loaded. Now {second} sends a save with If-Unmodified-Since and the date of the version that {second} loaded. Which status?',
    answers: ['204', '412', '428'],
    right: '412',
    because:
      'The document was changed after that date, so the condition is false (RFC 9110 §13.1.4). By the standard, a date beside If-Match is ignored. This server looks at dates only.',
    answered: (traffic) => late(traffic).length > 0,
  },
  goal: 'Let both people load, and let one of them save. Have the other person’s save refused by its date.',
  judge: (traffic) => standing(late(traffic).length > 0),
  hint: 'Load for both people, and add a word for both. Wait two seconds. Save as {first}, then save as {second}.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'first', do: 'wait', seconds: 1.2 },
    { by: 'first', do: 'add' },
    { by: 'second', do: 'add' },
    { by: 'first', do: 'put', fields: [['If-Unmodified-Since', '{date}']] },
    { by: 'second', do: 'put', fields: [['If-Unmodified-Since', '{date}']] },
  ],
  controls: { conditions: [], reads: [], actions: [] },
  terms: [],
  why: {
    text: (traffic) =>
      late(traffic)
        .slice(0, 1)
        .flatMap(({ refused, date, other }) => [
          `${refused.client} had read the version of ${date}.`,
          `${other.write.client} saved version ${other.number}. Its date is ${other.date}.`,
          `${refused.client}’s save asked “unchanged since ${date}?”. It was not, so the server answered 412.`,
        ]),
    source: 'dates',
    page: 'dates',
  },
};
