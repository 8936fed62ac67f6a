import type { PersonHere } from '@/lib/client/presence/people-here';
import type { LineRange } from '@/lib/documents/content/line-range';

/** Ben, who holds unsaved edits in these lines of the version that all started from. */
export function ben(...lines: readonly LineRange[]): PersonHere {
  return { id: 'ben', name: 'Ben', colour: 1, you: false, tabs: 1, unsaved: lines.length > 0, lines };
}
