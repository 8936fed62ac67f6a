import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { CREATE, reads, START } from './parts';

export const putAndPatch: ExchangeScript = {
  id: 'put-and-patch',
  title: 'Change only the title',
  steps: [
    CREATE,
    {
      id: 'partial-put',
      who: 'Ana',
      does: 'sends a PUT with nothing but a new title.',
      method: 'PUT',
      fields: [['If-Match', '{create.ETag}']],
      content: { title: 'Picnic on Sunday' },
      status: 422,
      means:
        'A PUT stands for the whole document, and this is only a part of one. The server does not guess the rest.',
    },
    {
      id: 'merge-patch',
      who: 'Ana',
      does: 'sends the same as a merge patch.',
      method: 'PATCH',
      fields: [
        ['Content-Type', 'application/merge-patch+json'],
        ['If-Match', '{create.ETag}'],
      ],
      content: { title: 'Picnic on Sunday' },
      status: 204,
      means: 'What the patch does not mention stays as it is.',
    },
    {
      id: 'json-patch',
      who: 'Ana',
      does: 'corrects it by a JSON Patch. It says first what must be there.',
      method: 'PATCH',
      fields: [
        ['Content-Type', 'application/json-patch+json'],
        ['If-Match', '{merge-patch.ETag}'],
      ],
      content: [
        { op: 'test', path: '/title', value: 'Picnic on Sunday' },
        { op: 'replace', path: '/title', value: 'Picnic on Saturday' },
      ],
      status: 204,
      means: 'The test holds, so the title is replaced. The server carries out all operations or none.',
    },
    {
      id: 'stale-patch',
      who: 'Ben',
      does: 'sends a patch with the first tag.',
      method: 'PATCH',
      fields: [
        ['Content-Type', 'application/merge-patch+json'],
        ['If-Match', '{create.ETag}'],
      ],
      content: { title: START.title },
      status: 412,
      means:
        'A patch can overwrite something unseen, too. So it needs the same condition and gets the same refusal.',
    },
    {
      id: 'bare-patch',
      who: 'Ben',
      does: 'leaves the tag out.',
      method: 'PATCH',
      fields: [['Content-Type', 'application/merge-patch+json']],
      content: { title: START.title },
      status: 428,
      means: 'Without a condition there is no change.',
    },
    reads(
      'looks',
      'Ana',
      'checks what is there.',
      'The title of the second patch. The body has not changed.',
    ),
  ],
  question: {
    step: 'stale-patch',
    ask: 'Ana has changed the title twice. Ben patches the title with the tag of the first version. Which status?',
    answers: [204, 409, 412, 422],
    because: 'The tag names the version that the patch was made for. That is not the current one.',
  },
};
