import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { ANA, BOTH, CREATE, START } from './parts';

export const retry: ExchangeScript = {
  id: 'retry',
  title: 'The answer gets lost, the save is sent again',
  steps: [
    CREATE,
    {
      id: 'saves',
      who: 'Ana',
      does: 'saves, and never hears the answer.',
      method: 'PUT',
      fields: [['If-Match', '{create.ETag}']],
      content: ANA,
      status: 204,
      means: 'It was saved. This page takes the answer as lost, so Ana cannot know.',
      unheard: true,
    },
    {
      id: 'again',
      who: 'Ana',
      does: 'sends exactly the same once more.',
      method: 'PUT',
      fields: [['If-Match', '{create.ETag}']],
      content: ANA,
      status: 204,
      means:
        'Her tag is not the current one any more. But it is the one before, and her text is the current text: this was done already, so the answer is the one that was lost. No new version is made.',
    },
    {
      id: 'ben-saves',
      who: 'Ben',
      does: 'reads that and saves something of his own.',
      method: 'PUT',
      fields: [['If-Match', '{again.ETag}']],
      content: BOTH,
      status: 204,
      means: 'A version that Ana has not seen.',
    },
    {
      id: 'too-late',
      who: 'Ana',
      does: 'sends the first save a third time.',
      method: 'PUT',
      fields: [['If-Match', '{create.ETag}']],
      content: ANA,
      status: 412,
      means: 'Now it would overwrite Ben’s words. It is no repetition any more but a collision.',
    },
    {
      id: 'create-again',
      who: 'Ana',
      does: 'sends the very first request again.',
      method: 'PUT',
      fields: [['If-None-Match', '*']],
      content: START,
      status: 412,
      means: '“Only if there is nothing” is false for good. Creating twice cannot happen either.',
    },
  ],
  question: {
    step: 'again',
    ask: 'The first save did arrive, only its answer was lost. What does the same request get the second time?',
    answers: [204, 412, 428],
    because:
      'RFC 9110 §13.1.1 lets a server answer with success when the change has been made already, and Midair does.',
  },
};
