import type { Access } from '@/lib/client/document/access';
import { isDirty, type Session } from './session';

/** The part of a session that is kept on the device. Earlier releases knew of no `access`. */
export type KeptSession = Omit<
  Session,
  'online' | 'keeping' | 'notice' | 'foresight' | 'progress' | 'composing' | 'writing' | 'access'
> & { readonly access?: Access };

/** Who typed a text, as far as a device knows. */
export interface Typist {
  readonly id: string;
  readonly name: string;
}

/** Who opens a text, and who they were before: what was typed as either is theirs. */
export interface Opener extends Typist {
  readonly was?: readonly string[] | undefined;
}

/** What is kept of who opens a text. */
export function typistOf({ id, name }: Opener): Typist {
  return { id, name };
}

/** What one page has of one document that the server does not, as kept on the device. */
export interface Draft {
  /** Belongs to this draft alone, for as long as it exists, whoever has it open. */
  readonly id: string;
  /** The page that has it, as long as that lives; `null` once it was put away for another one. */
  readonly tab: string | null;
  /** Who typed it; `null` where that is not known. */
  readonly person: Typist | null;
  readonly documentId: string;
  /** ISO 8601. */
  readonly updatedAt: string;
  readonly session: KeptSession;
}

/** Which draft it is, and whose. */
export type DraftKey = Pick<Draft, 'id' | 'tab' | 'person'>;

/** What changes with each key press, and is kept together. */
const TYPED: readonly (keyof KeptSession)[] = ['text', 'revision', 'selection', 'counter'];

/** What has to be kept of a session, or `null` when the server has everything. */
export function keptOf(session: Session): KeptSession | null {
  const {
    online: _online,
    keeping: _keeping,
    notice: _notice,
    foresight: _foresight,
    progress: _progress,
    composing: _composing,
    writing: _writing,
    ...kept
  } = session;
  const needed = isDirty(session) || session.saving || session.collision || session.shelving.length > 0;
  return needed ? kept : null;
}

/** Whether what was kept of one is worth keeping of the other: a cursor that moved, for itself, is not. */
export function sameKept(a: KeptSession | null, b: KeptSession | null): boolean {
  if (a === null || b === null) return a === b;
  return a.text === b.text && sameButTyping(a, b);
}

/** Whether two are the same but for what typing changes. Of a merge under way only its purpose is worth keeping. */
export function sameButTyping(a: KeptSession, b: KeptSession): boolean {
  return (Object.keys(a) as (keyof KeptSession)[]).every((key) =>
    key === 'merging' ? a.merging?.purpose === b.merging?.purpose : TYPED.includes(key) || a[key] === b[key],
  );
}

/** The session that a draft was kept of. A `resumed` event has to follow. */
export function sessionOf({ session }: Pick<Draft, 'session'>): Session {
  return {
    ...session,
    access: session.access ?? 'edit',
    online: true,
    keeping: 'kept',
    notice: null,
    foresight: null,
    progress: null,
    composing: null,
    writing: false,
  };
}
