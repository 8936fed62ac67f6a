import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { ANA, CREATE, reads } from './parts';

export const outOfTheBlue: ExchangeScript = {
  id: 'out-of-the-blue',
  title: '412 out of the blue: a condition that should not be there',
  steps: [
    CREATE,
    reads(
      'reads',
      'Ana',
      'reads the document. Nobody else is here.',
      'This is the current version and its tag.',
    ),
    {
      id: 'copied',
      who: 'Ana',
      does: 'saves. Her library has kept If-None-Match from the read.',
      method: 'PUT',
      fields: [
        ['If-Match', '{reads.ETag}'],
        ['If-None-Match', '{reads.ETag}'],
      ],
      content: ANA,
      status: 412,
      means:
        'Her If-Match is true. But If-None-Match says “only if it is not this version”, and that is false.',
    },
    {
      id: 'dated',
      who: 'Ana',
      does: 'saves with a date that is long past and no tag.',
      method: 'PUT',
      fields: [['If-Unmodified-Since', 'Sat, 01 Jan 2000 00:00:00 GMT']],
      content: ANA,
      status: 412,
      means: 'The document was changed after that date, so the condition is false.',
    },
    {
      id: 'ignored',
      who: 'Ana',
      does: 'sends the same date in If-Modified-Since.',
      method: 'PUT',
      fields: [['If-Modified-Since', 'Sat, 01 Jan 2000 00:00:00 GMT']],
      content: ANA,
      status: 428,
      means:
        'This field is ignored on a PUT (RFC 9110 §13.1.3), so there is no condition at all: 428 and not 412.',
    },
    {
      id: 'saves',
      who: 'Ana',
      does: 'saves with If-Match alone.',
      method: 'PUT',
      fields: [['If-Match', '{reads.ETag}']],
      content: ANA,
      status: 204,
      means: 'One condition, and it is true.',
    },
  ],
  question: {
    step: 'ignored',
    ask: 'Ana sends a PUT with nothing but If-Modified-Since and a date that is long past. Which status?',
    answers: [204, 304, 412, 428],
    because: 'On a PUT the field is ignored. The request counts as one without a condition.',
  },
};
