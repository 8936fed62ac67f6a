import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { ANA, CREATE, START } from './parts';

const PATCH_TYPE = ['Content-Type', 'application/json-patch+json'] as const;

export const conflict: ExchangeScript = {
  id: 'conflict',
  title: 'One document, refused in three ways',
  steps: [
    CREATE,
    {
      id: 'conflict',
      who: 'Ben',
      does: 'sends a patch whose test expects another title. His tag is right.',
      method: 'PATCH',
      fields: [PATCH_TYPE, ['If-Match', '{create.ETag}']],
      content: [
        { op: 'test', path: '/title', value: 'Barbecue' },
        { op: 'replace', path: '/title', value: 'Barbecue at noon' },
      ],
      status: 409,
      means:
        'The condition in the fields is true. What the content asks for does not go with what is there: 409.',
    },
    {
      id: 'impossible',
      who: 'Ben',
      does: 'sends a patch to a member that no document has.',
      method: 'PATCH',
      fields: [PATCH_TYPE, ['If-Match', '{create.ETag}']],
      content: [{ op: 'replace', path: '/colour', value: 'blue' }],
      status: 422,
      means:
        'Readable, but it could never be applied here. Looking again and sending it once more would not help.',
    },
    {
      id: 'ana-saves',
      who: 'Ana',
      does: 'saves.',
      method: 'PUT',
      fields: [['If-Match', '{create.ETag}']],
      content: ANA,
      status: 204,
      means: 'A new version.',
    },
    {
      id: 'failed',
      who: 'Ben',
      does: 'sends a patch whose test would hold, with the old tag.',
      method: 'PATCH',
      fields: [PATCH_TYPE, ['If-Match', '{create.ETag}']],
      content: [
        { op: 'test', path: '/title', value: START.title },
        { op: 'replace', path: '/title', value: 'Picnic at noon' },
      ],
      status: 412,
      means: 'The condition in the fields is false. The content is not even looked at: 412.',
    },
  ],
  question: {
    step: 'failed',
    ask: 'Ben’s tag is old, but the test in his patch would hold, for Ana has not touched the title. Which status?',
    answers: [204, 409, 412],
    because: 'Conditions in the fields are evaluated first, and one that is false ends it.',
  },
};
