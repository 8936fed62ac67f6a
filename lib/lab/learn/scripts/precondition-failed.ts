import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { ANA, BEN, CREATE, reads } from './parts';

export const preconditionFailed: ExchangeScript = {
  id: 'precondition-failed',
  title: 'The same two saves, with If-Match',
  steps: [
    CREATE,
    reads('ana-reads', 'Ana'),
    reads('ben-reads', 'Ben', 'reads it, too.', 'The same version, so the same tag.'),
    {
      id: 'ana-saves',
      who: 'Ana',
      does: 'adds “cheese” and saves with the tag that she read.',
      method: 'PUT',
      fields: [['If-Match', '{ana-reads.ETag}']],
      content: ANA,
      status: 204,
      means:
        'Her tag is that of the current version, so the save is carried out. The answer carries the new tag.',
    },
    {
      id: 'ben-saves',
      who: 'Ben',
      does: 'adds “apples” and saves with the tag that he read.',
      method: 'PUT',
      fields: [
        ['If-Match', '{ben-reads.ETag}'],
        ['Prefer', 'return=representation'],
      ],
      content: BEN,
      status: 412,
      means:
        'His tag is that of an older version. Nothing is written. Because he asked for it with Prefer, the answer brings Ana’s version along, so that he can merge.',
    },
    reads('ben-looks', 'Ben', 'looks what is there.', '“cheese” is still there. Nothing was lost.'),
  ],
  question: {
    step: 'ben-saves',
    ask: 'Ana has saved meanwhile. What does Ben’s save with his older tag get?',
    answers: [204, 409, 412, 428],
    because: 'The condition that he sent is false, and the status for a false condition on a write is 412.',
  },
};
