import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { ANA, CREATE, reads, START } from './parts';

export const preconditionRequired: ExchangeScript = {
  id: 'precondition-required',
  title: 'Save without a condition, then with one',
  steps: [
    CREATE,
    {
      id: 'without',
      who: 'Ana',
      does: 'saves and says nothing about what it is based on.',
      method: 'PUT',
      content: ANA,
      status: 428,
      shows: ['Cache-Control'],
      means:
        'Refused. The answer names the field that is missing. It does not contain the current tag, and no cache may keep it.',
    },
    {
      id: 'delete-without',
      who: 'Ana',
      does: 'tries to delete the document, without a condition as well.',
      method: 'DELETE',
      status: 428,
      means: 'A deletion can destroy something unseen, so it needs the condition, too.',
    },
    reads('reads', 'Ana', 'reads the document.', 'Now she knows what she is going to change, and its tag.'),
    {
      id: 'with',
      who: 'Ana',
      does: 'saves with the tag.',
      method: 'PUT',
      fields: [['If-Match', '{reads.ETag}']],
      content: ANA,
      status: 204,
      means: 'The condition is there, and it is true.',
    },
    {
      id: 'old-tag',
      who: 'Ana',
      does: 'saves once more with the same tag.',
      method: 'PUT',
      fields: [['If-Match', '{reads.ETag}']],
      content: START,
      status: 412,
      shows: ['Cache-Control'],
      means:
        'Now there is a condition, and it is false. The same address gives 428 and 412, each for its own mistake.',
    },
    {
      id: 'star',
      who: 'Ana',
      does: 'saves with a star in place of the tag.',
      method: 'PUT',
      fields: [['If-Match', '*']],
      content: START,
      status: 204,
      means:
        'A star is a condition, and it is true for any version. So it gets past 428 and protects nobody.',
    },
  ],
  question: {
    step: 'without',
    ask: 'Nobody else is around. Ana sends a PUT without If-Match. Which status?',
    answers: [204, 400, 412, 428],
    because:
      'It does not matter whether somebody else has saved. The request has nothing that the server could compare.',
  },
};
