import type { LineRange } from '@/lib/documents/content/line-range';
import type { Present } from '@/lib/documents/events/presence';

/** Somebody who has the document open, as this tab sees them. */
export interface PersonHere {
  readonly id: string;
  readonly name: string;
  readonly colour: number;
  /** The person of this tab, who has it open in another one. */
  readonly you: boolean;
  /** In how many tabs, this one not counted. */
  readonly tabs: number;
  /** One of those tabs holds edits that are not saved. */
  readonly unsaved: boolean;
  /** Lines of the saved text that those edits touch. */
  readonly lines: readonly LineRange[];
}

/** Who is there besides this tab, in order of arrival, one's own other tabs last. */
export function peopleHere(
  people: readonly Present[],
  self: { readonly person: string; readonly tab: string },
): readonly PersonHere[] {
  const here: PersonHere[] = [];
  let own: PersonHere | null = null;
  for (const { id, name, colour, tabs } of people) {
    const you = id === self.person;
    // Whoever it is told of: the browser may be known as somebody else since the tab learned who its person is.
    const seen = tabs.filter(({ tab }) => tab !== self.tab);
    if (seen.length === 0) continue;
    const unsaved = seen.some((tab) => tab.unsaved);
    const lines = seen.flatMap((tab) => (tab.unsaved ? tab.lines : []));
    const person = { id, name, colour, you, tabs: seen.length, unsaved, lines };
    if (you) own = person;
    else here.push(person);
  }
  return own ? [...here, own] : here;
}
