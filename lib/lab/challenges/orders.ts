import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { savesOf } from './goals';
import type { History, Version } from './history';
import { type Content, hasInOrder, insertedIn, NOTHING } from './tokens-of';

interface Brought {
  readonly save: Version & { readonly write: Exchange };
  readonly title: readonly string[];
  readonly body: readonly string[];
}

/** The new words and symbols of each save that has some, in the order of saves. */
function broughtBy(history: History): readonly Brought[] {
  return savesOf(history)
    .map((save): Brought => {
      const at = history.versions.findIndex(({ write }) => write === save.write);
      const [before, after] = [history.versions[at - 1]?.content ?? NOTHING, save.content ?? NOTHING];
      return {
        save,
        title: insertedIn(after.title, before.title),
        body: insertedIn(after.body, before.body),
      };
    })
    .filter(({ title, body }) => title.length + body.length > 0);
}

function isIn({ title, body }: Brought, content: Content): boolean {
  return hasInOrder(content.title, title) && hasInOrder(content.body, body);
}

/** The first two saves of two people after which there is all that both brought; `null` without them. */
export function keptOfTwo(history: History) {
  const brought = broughtBy(history);
  for (const two of brought) {
    const content = two.save.content ?? NOTHING;
    const one = brought.find(
      (each) =>
        each.save.number < two.save.number &&
        each.save.write.client !== two.save.write.client &&
        isIn(each, content),
    );
    if (one) return { one: one.save, two: two.save };
  }
  return null;
}
