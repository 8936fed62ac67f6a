import { whoWithin } from '@/components/editor/state/author-words';
import type { Session } from '@/lib/client/session/session';

/** That a draft is back, and, where the document went on meanwhile, from which version to which, and by whom. */
export function recoveredWords({ base, head }: Pick<Session, 'base' | 'head'>, when: string): string {
  const back = `Your unsaved changes from ${when} are back`;
  if (head.version <= base.version) return `${back}.`;
  const what = head.restores === undefined ? 'saved' : `restored from v${head.restores}`;
  const by = head.author ? `, ${what} by ${whoWithin(head.author).replace(/,$/, '')}` : '';
  return `${back}, based on v${base.version}; now v${head.version}${by}.`;
}
