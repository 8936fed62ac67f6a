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
      means:
        'RFC 7240: Preference-Applied says that the server followed the wish. Without the wish the answer is 204.',
    },
    {
      ...reads(
        'reads',
        'Ben',
        'reads the document.',
        'RFC 5829: Link leads to the history, to the version before, and to the latest one.',
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
      shows: ['Content-Type', 'Cache-Control'],
      means:
        'The status is from RFC 6585, the content from RFC 9457: type, title, status, detail and more. No cache may keep it.',
    },
    {
      id: 'asks',
      who: 'Ben',
      does: 'asks what can be done here.',
      method: 'OPTIONS',
      shows: ['Allow', 'Accept-Patch'],
      status: 204,
      means: 'RFC 5789: Accept-Patch names the kinds of patches. They are those of RFC 7396 and RFC 6902.',
    },
  ],
  question: {
    step: 'saves',
    ask: 'Ana’s save carries Prefer: return=representation, and nobody else has saved. Which status?',
    answers: [200, 201, 204],
    because: 'A 204 has no content by definition. So an answer with content is 200.',
  },
};
