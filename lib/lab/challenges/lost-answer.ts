import { fieldOf } from '@/lib/lab/exchanges/exchange';
import type { Challenge } from './challenge';
import { byAnswer, saved } from './goals';

export const lostAnswer: Challenge = {
  id: 'lost-answer',
  title: 'The answer got lost',
  guard: 'if-match-required',
  story:
    'A save can succeed while its answer never arrives. The client knows nothing, and its tag is already old.',
  goal: 'Lose the answer to a save, send the very same request again, and get 204 instead of 412.',
  reached: (traffic) => {
    const list = byAnswer(traffic).filter(saved);
    const tag = (each: (typeof list)[number]) => fieldOf(each.requestFields, 'if-match');
    return list.some((first, index) =>
      list
        .slice(index + 1)
        .some(
          (again) =>
            first.answerLost &&
            again.client === first.client &&
            tag(again) === tag(first) &&
            again.requestBody === first.requestBody,
        ),
    );
  },
  hint: 'Choose “Save, and lose the answer” in a panel. Its tag stays the old one. Then save again without editing.',
  solution: [
    { who: 'Ana', do: 'get' },
    { who: 'Ana', do: 'add' },
    { who: 'Ana', do: 'put-unheard' },
    { who: 'Ana', do: 'put' },
  ],
  question: {
    ask: 'The save was written, its answer lost. Ana sends the same bytes with the same old tag. Which status?',
    answers: ['204', '412', '500'],
    right: '204',
    because:
      'The server sees that this very change is already made and may say so (RFC 9110 §13.1.1). No second version is written.',
  },
};
