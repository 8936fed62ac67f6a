import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { reads } from './parts';

/** A document that says a number and nothing else. */
const saying = (number: number) => ({ title: 'Counter', body: String(number) });

export const retry: ExchangeScript = {
  id: 'retry',
  title: 'An answer gets lost, and two people add one',
  guard: 'if-match-required',
  steps: [
    reads('reads', 'Ana'),
    {
      id: 'zero',
      who: 'Ana',
      does: 'sets the counter to 0. Ben reads that too.',
      method: 'PUT',
      fields: [['If-Match', '{reads.ETag}']],
      content: saying(0),
      status: 204,
      means: 'Both have the number 0 and its tag in hand. Each wants to add one.',
    },
    {
      id: 'saves',
      who: 'Ana',
      does: 'adds one, and never hears the answer.',
      method: 'PUT',
      fields: [
        ['If-Match', '{zero.ETag}'],
        ['Idempotency-Key', '"ana-adds-one"'],
      ],
      content: saying(1),
      status: 204,
      means: 'It was saved. This page takes the answer as lost, so Ana cannot know.',
      unheard: true,
    },
    {
      id: 'again',
      who: 'Ana',
      does: 'sends exactly the same once more, with the same key.',
      method: 'PUT',
      fields: [
        ['If-Match', '{zero.ETag}'],
        ['Idempotency-Key', '"ana-adds-one"'],
      ],
      content: saying(1),
      status: 204,
      means:
        'Her tag is old. But the server has kept her key together with what came of it: the same person, the same key, the same request. So it is the same act, and the answer is the one that was lost. Nothing is written.',
    },
    {
      id: 'ben-adds',
      who: 'Ben',
      does: 'adds his one to the 0 that he has read.',
      method: 'PUT',
      fields: [
        ['If-Match', '{zero.ETag}'],
        ['Idempotency-Key', '"ben-adds-one"'],
      ],
      content: saying(1),
      status: 412,
      means:
        'The same tag and the same bytes as Ana’s, and yet another change. Had the server taken it for a repetition, the counter would say 1 after two people had each added one.',
    },
    {
      id: 'ben-again',
      who: 'Ben',
      does: 'adds his one to Ana’s 1, as a new act with a new key.',
      method: 'PUT',
      fields: [
        ['If-Match', '{ben-adds.ETag}'],
        ['Idempotency-Key', '"ben-adds-one-to-1"'],
      ],
      content: saying(2),
      status: 204,
      means: 'Two people have added one, and the counter says 2.',
    },
    {
      id: 'too-late',
      who: 'Ana',
      does: 'sends her save a third time.',
      method: 'PUT',
      fields: [
        ['If-Match', '{zero.ETag}'],
        ['Idempotency-Key', '"ana-adds-one"'],
      ],
      content: saying(1),
      status: 412,
      means:
        'It is known to be done, and is not done again: that would take Ben’s one away. savedAs in the answer names the version that it made. The tag of 2 is not hers to have for 1, so it is no success either.',
    },
    {
      id: 'reused',
      who: 'Ana',
      does: 'adds another one, and uses the old key for it.',
      method: 'PUT',
      fields: [
        ['If-Match', '{ben-again.ETag}'],
        ['Idempotency-Key', '"ana-adds-one"'],
      ],
      content: saying(3),
      status: 422,
      means: 'A key names one act. For another one it would be a lie, so nothing is written.',
    },
  ],
  question: {
    step: 'ben-adds',
    ask: 'Ana has saved 1 on top of 0. Ben, who read 0 as well, sends the same bytes under the same old tag. What does he get?',
    answers: [204, 412, 422],
    because:
      'Equal bytes do not make it the same change. RFC 9110 §13.1.1 lets a server answer success to what seems to be done already, and warns of just this: people who each add one would lose counts.',
  },
};
