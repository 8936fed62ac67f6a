import { fieldOf } from '@/lib/lab/exchanges/exchange';
import type { Challenge } from './challenge';
import { byAnswer, saved, standing } from './goals';

export const lostAnswer: Challenge = {
  id: 'lost-answer',
  title: 'The answer got lost',
  guard: 'if-match-required',
  stage: 'panels',
  story:
    'A save can succeed while its answer never arrives. The client knows nothing, and its tag is already old. But each save carries a key of its own.',
  goal: 'Lose the answer to a save, send the very same request again with the same Idempotency-Key, and get 204 instead of 412.',
  judge: (traffic) => {
    const list = byAnswer(traffic).filter(saved);
    const field = (each: (typeof list)[number], name: string) => fieldOf(each.requestFields, name);
    return standing(
      list.some((first, index) =>
        list
          .slice(index + 1)
          .some(
            (again) =>
              first.answerLost &&
              again.client === first.client &&
              field(first, 'idempotency-key') !== null &&
              field(again, 'idempotency-key') === field(first, 'idempotency-key') &&
              field(again, 'if-match') === field(first, 'if-match') &&
              again.requestBody === first.requestBody,
          ),
      ),
    );
  },
  hint: 'Choose “Save, and lose the answer” in a panel. Its tag stays the old one. Then save again without editing: the client knows that it is the same act, and sends the same key.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'first', do: 'add' },
    { by: 'first', do: 'put-unheard' },
    { by: 'first', do: 'put' },
  ],
  question: {
    ask: '{first} and {second} both read the number 0. {first} saves 1. {second} saves 1 too: the same bytes, the same old tag, a key of his own. Which status?',
    answers: ['204', '412', '422'],
    right: '412',
    because:
      'Equal bytes prove nothing: two people have added one, and 204 would leave the counter at 1. Only the key of an act, sent again by the same person, shows that it is the same act.',
    answered: ({ ledger }) => ledger.vanished > 0,
  },
  controls: { conditions: [], reads: [], actions: ['lose-answer'] },
  terms: [],
  why: { text: () => [], source: 'if-match', page: 'retry' },
};
