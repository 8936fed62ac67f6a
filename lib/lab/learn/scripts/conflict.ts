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
        'The condition in the fields is true. But the patch does not go with the current title: 409. With another title it would.',
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
        'The server understands it and cannot carry it out. RFC 5789 §2.2 allows 409 or 422 for this. Here it is 422, because no other version of a document has that member either.',
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
      means: 'The condition in the fields is false, so the server does not look at the content: 412.',
    },
  ],
  question: {
    step: 'failed',
    ask: 'Ben’s tag is old. The test in his patch would hold, because Ana has not changed the title. Which status?',
    answers: [204, 409, 412],
    because: 'The conditions in the fields are checked first. If one is false, the server stops there.',
  },
};
