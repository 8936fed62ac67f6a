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
      means: 'Her tag names the current version, so the save is carried out. The answer carries the new tag.',
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
        'His tag names an older version, so nothing is written. He asked for the current version with Prefer, so the answer brings Ana’s text. Now he can merge.',
    },
    reads('ben-looks', 'Ben', 'checks what is there.', '“cheese” is still there. Nothing was lost.'),
    {
      id: 'ben-insists',
      who: 'Ben',
      does: 'has seen “cheese” and does not want it. He sends his text with the new tag.',
      method: 'PUT',
      fields: [['If-Match', '{ben-looks.ETag}']],
      content: BEN,
      status: 204,
      means:
        'This overwrites on purpose: he has seen what he replaces. If a third person had saved, he would get another 412. Ana’s version stays in the history.',
    },
  ],
  question: {
    step: 'ben-saves',
    ask: 'Ana has saved in the meantime. What does Ben’s save with his older tag get?',
    answers: [204, 409, 412, 428],
    because: 'The condition that he sent is false. On a write the status for that is 412.',
  },
};
