import { fieldOf } from '@/lib/lab/exchanges/exchange';
import type { Challenge } from './challenge';
import { saved, standing } from './goals';

export const checkThenWrite: Challenge = {
  id: 'check-then-write',
  title: 'Checked, and still lost',
  guard: 'check-then-write',
  stage: 'scheduler',
  story:
    'This server compares tags faithfully, and writes a moment later. Both steps are right; together they are not.',
  goal: 'Lose an update although every save carries If-Match with the tag that its sender read.',
  judge: ({ exchanges, ledger }) =>
    standing(
      ledger.vanished > 0 &&
        exchanges.filter(saved).every((each) => fieldOf(each.requestFields, 'if-match')?.includes('"')),
    ),
  hint: 'Let both load and edit. Then use “Save both at once”, or the scheduler with both checks before the writes.',
  solution: (['first', 'second', 'first', 'second', 'first', 'second', 'first', 'second'] as const).map(
    (by) => ({
      by,
      do: 'move',
    }),
  ),
  question: {
    ask: 'Both tags are current when they are checked, and both writes follow. Which answers?',
    answers: ['204 and 204', '204 and 412', '412 and 412'],
    right: '204 and 204',
    because: 'Between the check and the write the world moved on. Check and write must be one step.',
    answered: ({ ledger }) => ledger.vanished > 0,
  },
  controls: { conditions: [], reads: [], actions: [] },
  terms: [],
  why: { text: () => [], source: 'if-match', page: 'locks' },
};
