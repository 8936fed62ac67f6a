import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { ANA, BEN, CREATE, reads } from './parts';

export const notModified: ExchangeScript = {
  id: 'not-modified',
  title: 'Ask whether there is anything new',
  steps: [
    CREATE,
    reads('reads', 'Ben'),
    {
      id: 'asks',
      who: 'Ben',
      does: 'asks for it again, unless it is the version that he has.',
      method: 'GET',
      fields: [['If-None-Match', '{reads.ETag}']],
      status: 304,
      means: 'It is. The answer has fields and no content. Ben uses the copy that he has.',
    },
    {
      id: 'ana-saves',
      who: 'Ana',
      does: 'saves a change.',
      method: 'PUT',
      fields: [['If-Match', '{create.ETag}']],
      content: ANA,
      status: 204,
      means: 'A new version, so there is a new tag.',
    },
    {
      id: 'asks-again',
      who: 'Ben',
      does: 'asks again in the same way.',
      method: 'GET',
      fields: [['If-None-Match', '{reads.ETag}']],
      status: 200,
      means: 'His version is not the current one any more, so the new one is sent.',
    },
    {
      id: 'saves',
      who: 'Ben',
      does: 'sends the same field with a PUT by mistake.',
      method: 'PUT',
      fields: [['If-None-Match', '{asks-again.ETag}']],
      content: BEN,
      status: 412,
      means: 'The same field is false here, too. On a write that is 412. 304 is for GET and HEAD only.',
    },
  ],
  question: {
    step: 'asks',
    ask: 'Nobody has saved since Ben read. He sends a GET with If-None-Match and his tag. Which status?',
    answers: [200, 304, 412],
    because: 'The condition “none of these” is false. On GET and HEAD this means: you have it already.',
  },
};
