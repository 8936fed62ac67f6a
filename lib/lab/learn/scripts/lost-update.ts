import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { ANA, BEN, reads } from './parts';

export const lostUpdate: ExchangeScript = {
  id: 'lost-update',
  title: 'Lose an update: the server checks nothing',
  guard: 'none',
  steps: [
    reads('ana-reads', 'Ana'),
    reads('ben-reads', 'Ben', 'reads it, too.', 'Ben now has the same version as Ana.'),
    {
      id: 'ana-saves',
      who: 'Ana',
      does: 'adds “cheese” and saves.',
      method: 'PUT',
      content: ANA,
      status: 204,
      means: 'Saved. The document says “bread, cheese” now.',
    },
    {
      id: 'ben-saves',
      who: 'Ben',
      does: 'adds “apples” to the text that he read, and saves.',
      method: 'PUT',
      content: BEN,
      status: 204,
      means: 'Saved as well. His text does not have “cheese” in it, and a PUT replaces the whole text.',
    },
    reads(
      'ana-looks',
      'Ana',
      'reads the document again.',
      '“cheese” is gone. Nobody deleted it, and nobody was told.',
    ),
  ],
  question: {
    step: 'ben-saves',
    ask: 'Ben saves after Ana, from the text that he read before. The server checks nothing. What does it answer?',
    answers: [204, 409, 412],
    because:
      'His request does not say which version it is based on, so the server has no reason to refuse it.',
  },
};
