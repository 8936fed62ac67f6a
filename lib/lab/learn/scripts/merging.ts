import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { ANA, BEN, BOTH, CREATE, reads } from './parts';

export const merging: ExchangeScript = {
  id: 'merging',
  title: 'From 412 to a version that both have written',
  steps: [
    CREATE,
    reads('ben-reads', 'Ben', 'reads the document.', 'This version is the original of what follows.'),
    {
      id: 'ana-saves',
      who: 'Ana',
      does: 'adds “cheese” and saves.',
      method: 'PUT',
      fields: [['If-Match', '{create.ETag}']],
      content: ANA,
      status: 204,
      means: 'The second version.',
    },
    {
      id: 'ben-saves',
      who: 'Ben',
      does: 'adds “apples” and saves.',
      method: 'PUT',
      fields: [
        ['If-Match', '{ben-reads.ETag}'],
        ['Prefer', 'return=representation'],
      ],
      content: BEN,
      status: 412,
      means:
        'Refused. The answer brings Ana’s version and its tag. Ben also has the original and his own text, so he has all three.',
    },
    {
      id: 'ben-merges',
      who: 'Ben',
      does: 'merges and saves with the tag of Ana’s version.',
      method: 'PUT',
      fields: [
        ['If-Match', '{ben-saves.ETag}'],
        ['Merge-Base', '{ben-reads.ETag}'],
      ],
      content: BOTH,
      status: 204,
      means:
        'This save is guarded, too. If Ana saves once more before it, it gets another 412. Merge-Base tells the history which two versions were merged.',
    },
    reads('ana-looks', 'Ana', 'checks what is there.', '“cheese” and “apples”.'),
  ],
  question: {
    step: 'ben-merges',
    ask: 'Ana has not saved again. Ben sends the merged text with the tag of Ana’s version. Which status?',
    answers: [204, 409, 412],
    because: 'The tag in If-Match names the version that he merged with. That is the current one.',
  },
};
