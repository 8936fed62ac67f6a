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
        'A PUT stands for the whole document, and one without a body is none. A server that filled it in or left it empty would be worse.',
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
      does: 'corrects it by a JSON Patch, which says what must be there first.',
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
      means: 'The test holds, so the replacement is made. Either all operations are carried out or none.',
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
        'A patch can overwrite what one has not seen just as well. The same condition, the same refusal.',
    },
    {
      id: 'bare-patch',
      who: 'Ben',
      does: 'leaves the tag out.',
      method: 'PATCH',
      fields: [['Content-Type', 'application/merge-patch+json']],
      content: { title: START.title },
      status: 428,
      means: 'No condition, no change.',
    },
    reads('looks', 'Ana', 'looks what is there.', 'The title of the second patch, and the body untouched.'),
  ],
  question: {
    step: 'stale-patch',
    ask: 'Ana has changed the title twice. Ben patches the title with the tag of the first version. Which status?',
    answers: [204, 409, 412, 422],
    because: 'The tag names the version that the patch was made for, and that is not the current one.',
  },
};
