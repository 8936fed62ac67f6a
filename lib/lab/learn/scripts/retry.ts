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
      means: 'Both know the number 0 and its tag. Each of them wants to add one.',
    },
    {
      id: 'saves',
      who: 'Ana',
      does: 'adds one, and the answer gets lost.',
      method: 'PUT',
      fields: [
        ['If-Match', '{zero.ETag}'],
        ['Idempotency-Key', '"ana-adds-one"'],
      ],
      content: saying(1),
      status: 204,
      means: 'It was saved. Ana does not hear it, so she does not know.',
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
        'Her tag is old. But the server has kept her key. It is the same person, the same key and the same request, so it is the same act. The answer is the one that was lost. Nothing is written.',
    },
    {
      id: 'ben-adds',
      who: 'Ben',
      does: 'adds one to the 0 that he has read.',
      method: 'PUT',
      fields: [
        ['If-Match', '{zero.ETag}'],
        ['Idempotency-Key', '"ben-adds-one"'],
      ],
      content: saying(1),
      status: 412,
      means:
        'The tag and the bytes are the same as Ana’s, but it is another change. If the server took it for a repetition, the counter would say 1, although two people have added one.',
    },
    {
      id: 'ben-again',
      who: 'Ben',
      does: 'adds one to Ana’s 1. It is a new act, so it has a new key.',
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
        'The server knows that it is done, and does not do it again. That would take Ben’s one away. In the answer, savedAs names the version that her save made. A success with the tag of 2 would be wrong, because she sent 1.',
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
      means: 'A key names one act. This is another act, so nothing is written.',
    },
  ],
  question: {
    step: 'ben-adds',
    ask: 'Ana has read 0 and saved 1. Ben has read 0, too, and sends the same bytes with the same old tag. What does he get?',
    answers: [204, 412, 422],
    because:
      'Equal bytes are not the same change. RFC 9110 §13.1.1 lets a server answer with success if a change seems to be made already. It warns of exactly this: if several people add one, counts get lost.',
  },
};
