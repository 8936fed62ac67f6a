import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { ANA, BEN, CREATE, reads } from './parts';

export const standards: ExchangeScript = {
  id: 'standards',
  title: 'See the standards in the fields',
  steps: [
    CREATE,
    {
      id: 'saves',
      who: 'Ana',
      does: 'saves a second version and asks for it in return.',
      method: 'PUT',
      fields: [
        ['If-Match', '{create.ETag}'],
        ['Prefer', 'return=representation'],
      ],
      content: ANA,
      status: 200,
      means: 'RFC 7240: Preference-Applied says that the wish was granted. Otherwise it would have been 204.',
    },
    {
      ...reads(
        'reads',
        'Ben',
        'reads the document.',
        'RFC 5829: Link leads to the history, to the version before and to the latest one.',
      ),
      shows: ['Link'],
    },
    {
      id: 'refused',
      who: 'Ben',
      does: 'saves without a condition.',
      method: 'PUT',
      content: BEN,
      status: 428,
      shows: ['Content-Type'],
      means: 'RFC 6585 for the status, RFC 9457 for the content: type, title, status, detail and more.',
    },
    {
      id: 'asks',
      who: 'Ben',
      does: 'asks what may be done here.',
      method: 'OPTIONS',
      shows: ['Allow', 'Accept-Patch'],
      status: 204,
      means: 'RFC 5789: Accept-Patch names the kinds of patches, those of RFC 7396 and RFC 6902.',
    },
  ],
  question: {
    step: 'saves',
    ask: 'Ana’s save carries Prefer: return=representation. Which status, when all is well?',
    answers: [200, 201, 204],
    because: '204 has no content by definition, so an answer with content is 200.',
  },
};
