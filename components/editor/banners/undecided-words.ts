import { newsWords, whoseVersion } from '@/components/editor/state/author-words';
import { keptWords, whileEditing } from '@/components/merge/words/collision-summary';
import type { Collision } from '@/lib/client/session/collision';

/** How a collision came about that waits for decisions, and what of it is kept until then. */
export function undecidedWords(collision: Collision): string {
  const { theirs, base, undone } = collision;
  const happened = undone
    ? `Your merge is undone: v${theirs.version} is the same as ${whoseVersion(theirs.author)}.`
    : newsWords(theirs, ` ${whileEditing(base.version, `v${base.version}`)}`);
  return `${happened} ${keptWords(collision)} until you decide.`;
}
