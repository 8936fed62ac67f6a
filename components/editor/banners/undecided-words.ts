import { newsWords, whoseVersion } from '@/components/editor/state/author-words';
import { keptWords, whileEditing } from '@/components/merge/words/collision-summary';
import type { Collision } from '@/lib/client/session/collision';

/**
 * How a collision came about that waits for decisions, and what of it is kept until then. Where saves happen by themselves,
 * that they wait for a person is said too: nothing else would tell.
 */
export function undecidedWords(collision: Collision, autosave: boolean): string {
  const { theirs, base, undone } = collision;
  const happened = undone
    ? `Your merge is undone: v${theirs.version} is the same as ${whoseVersion(theirs.author)}.`
    : newsWords(theirs, ` ${whileEditing(base.version, `v${base.version}`)}`);
  const waits = autosave ? ', and saving waits,' : '';
  return `${happened} ${keptWords(collision)}${waits} until you decide.`;
}
