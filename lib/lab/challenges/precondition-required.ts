import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { Challenge, Traffic } from './challenge';
import { answered, isAfter, saved, sentField, standing, tagOf } from './goals';
import { historyOf, type Version, versionNamed } from './history';

interface Insisted {
  readonly refused: Exchange;
  readonly save: Exchange;
  readonly base: Version;
}

/** A save that carried no precondition and was refused for it, and a save of the same person with the current tag. */
function insisted(traffic: Traffic): readonly Insisted[] {
  const history = historyOf(traffic);
  return refusedBare(traffic).flatMap((refused) =>
    history.exchanges.filter(saved).flatMap((save) => {
      const base = versionNamed(history, save, 'If-Match');
      return base && save.client === refused.client && isAfter(save, refused)
        ? [{ refused, save, base }]
        : [];
    }),
  );
}

function refusedBare(traffic: Traffic): readonly Exchange[] {
  return historyOf(traffic).exchanges.filter(
    (each) =>
      answered(each, 'PUT', 428) &&
      ['if-match', 'if-none-match', 'if-unmodified-since'].every((name) => sentField(each, name) === null),
  );
}

export const preconditionRequired: Challenge = {
  id: 'precondition-required',
  title: 'A save without a tag',
  guard: 'if-match-required',
  stage: 'panels',
  story:
    'A server that leaves If-Match to each client cannot protect anybody from a client that forgets it. This server is stricter.',
  question: {
    ask: 'Nobody else has saved. {second} sends a save without If-Match. Which status?',
    answers: ['204', '412', '428'],
    right: '428',
    because: '412 says “your condition is false”. 428 says “you have to send a condition” (RFC 6585 §3).',
    answered: (traffic) => refusedBare(traffic).length > 0,
  },
  goal: 'Send a save without a condition and read the answer. Then, as the same person, send a save with the tag, and see it accepted.',
  judge: (traffic) => standing(insisted(traffic).length > 0),
  hint: 'Load, and add a word. Choose “with nothing” beside “Save” and save. Then choose “If-Match:” with the tag and save again.',
  solution: [
    { by: 'second', do: 'get' },
    { by: 'second', do: 'add' },
    { by: 'second', do: 'put', fields: [] },
    { by: 'second', do: 'put', fields: [['If-Match', '{tag}']] },
  ],
  controls: { conditions: ['nothing', 'if-match'], reads: [], actions: [] },
  terms: [],
  why: {
    text: (traffic) =>
      insisted(traffic)
        .slice(0, 1)
        .flatMap(({ refused, save, base }) => [
          `${refused.client}’s first save carried no condition, so the server answered 428 and wrote nothing. Nobody had to be in the way for that.`,
          `The second save said If-Match: ${tagOf(base)}. That was the current tag, so the server accepted it and answered ${save.status}.`,
        ]),
    source: 'required',
    page: '428',
  },
};
