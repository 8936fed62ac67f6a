import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { ANA, CREATE, reads } from './parts';

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
      means:
        'Refused unseen. The answer names the field that is missing, and keeps the current tag to itself.',
    },
    {
      id: 'delete-without',
      who: 'Ana',
      does: 'tries to delete the document, without a condition as well.',
      method: 'DELETE',
      status: 428,
      means: 'Deleting destroys what one may not have seen, so it needs the condition, too.',
    },
    reads('reads', 'Ana', 'reads the document.', 'Now she knows what she is about to change, and its tag.'),
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
  ],
  question: {
    step: 'without',
    ask: 'Nobody else is around. Ana sends a PUT without If-Match. Which status?',
    answers: [204, 400, 412, 428],
    because: 'Whether somebody else has saved does not matter: without a condition the server cannot know.',
  },
};
