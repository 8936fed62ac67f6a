import { mayEdit } from '@/lib/client/document/access';
import { openConflicts } from './collision';
import { isDirty, isUnborn, isUnreadable, type SaveRefusal, type Session } from './session';

/** The save state, to be shown in words at all times. */
export type SaveState =
  | { readonly kind: 'saved'; readonly version: number }
  /** Nothing of one's own is unsaved, and somebody saved a newer version that is not here yet. */
  | { readonly kind: 'behind'; readonly version: number }
  | { readonly kind: 'unsaved' }
  /** `share`: how much of it has left, where that takes a while. */
  | { readonly kind: 'saving'; readonly share?: number }
  /** Without a network: kept on this device, goes out later. */
  | { readonly kind: 'offline' }
  /** No answer came, or one that says nothing of the save; it is sent again. `status`: that of the answer. */
  | { readonly kind: 'retrying'; readonly attempt: number; readonly status: number | null }
  /** `conflicts`: how many places wait for a decision. */
  | { readonly kind: 'collision'; readonly conflicts: number; readonly open: boolean }
  | { readonly kind: 'deleted' }
  /** There is nothing to save: the person may only read. */
  | { readonly kind: 'reading'; readonly version: number }
  /** There is, and they may not; or they may not even read what it would be saved to. */
  | { readonly kind: 'withheld' }
  | { readonly kind: 'error'; readonly refusal: SaveRefusal };

/**
 * The first that applies, the gravest first.
 *
 * @param awaited the newest version that is known to exist, where it could not be loaded yet.
 */
export function saveStateOf(session: Session, awaited: number | null = null): SaveState {
  const { saving, collision, progress } = session;
  if (saving) {
    const { phase, attempt, status } = saving;
    if (phase === 'sent') return { kind: 'saving', ...(progress !== null && { share: progress }) };
    return session.online ? { kind: 'retrying', attempt, status } : { kind: 'offline' };
  }
  if (isUnreadable(session)) return { kind: 'withheld' };
  if (session.gone) return { kind: 'deleted' };
  if (!mayEdit(session.access)) {
    const unsaved = collision !== null || isDirty(session);
    return unsaved ? { kind: 'withheld' } : { kind: 'reading', version: session.base.version };
  }
  if (collision)
    return { kind: 'collision', conflicts: openConflicts(collision).length, open: collision.open };
  if (session.merging && session.merging.purpose === 'collide') return { kind: 'saving' };
  if (session.refusal) return { kind: 'error', refusal: session.refusal };
  if (!isDirty(session) && !isUnborn(session)) {
    const { version } = session.base;
    const newest = Math.max(awaited ?? 0, session.head.version);
    return newest > version ? { kind: 'behind', version: newest } : { kind: 'saved', version };
  }
  return session.online ? { kind: 'unsaved' } : { kind: 'offline' };
}
