import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { ANA, BOTH, CREATE, reads } from './parts';

export const entityTags: ExchangeScript = {
  id: 'entity-tags',
  title: 'One tag, compared in two ways',
  steps: [
    CREATE,
    reads('reads', 'Ana', 'reads the document.', 'The tag has no W/ in front: it is strong.'),
    {
      id: 'weak-read',
      who: 'Ana',
      does: 'asks whether there is anything new, with the tag made weak.',
      method: 'GET',
      fields: [['If-None-Match', 'W/{reads.ETag}']],
      status: 304,
      means: 'If-None-Match compares weakly. It ignores W/, and the rest is equal.',
    },
    {
      id: 'weak-save',
      who: 'Ana',
      does: 'saves with the tag made weak.',
      method: 'PUT',
      fields: [['If-Match', 'W/{reads.ETag}']],
      content: ANA,
      status: 412,
      means: 'If-Match compares strongly. A weak tag does not match anything, not even itself.',
    },
    {
      id: 'unquoted',
      who: 'Ana',
      does: 'saves and forgets the quotation marks.',
      method: 'PUT',
      fields: [['If-Match', '1-0123456789abcdef']],
      content: ANA,
      status: 412,
      means:
        'The quotation marks belong to the tag. Without them it is no tag. Here such a condition counts as false; another server may answer 400.',
    },
    {
      id: 'saves',
      who: 'Ana',
      does: 'saves with the tag as it came.',
      method: 'PUT',
      fields: [['If-Match', '{reads.ETag}']],
      content: ANA,
      status: 204,
      means: 'Both tags are strong, and all characters are equal.',
    },
    {
      id: 'saves-list',
      who: 'Ana',
      does: 'saves once more and names two tags, an older one and the new one.',
      method: 'PUT',
      fields: [['If-Match', '{reads.ETag}, {saves.ETag}']],
      content: BOTH,
      status: 204,
      means: 'A list is true if one of its tags is the current one.',
    },
  ],
  question: {
    step: 'weak-save',
    ask: 'A proxy has put W/ in front of the tag, and nobody has saved. What does a save with it get?',
    answers: [204, 304, 412],
    because: 'A weak tag does not promise the same bytes, so it must not allow an overwrite.',
  },
};
