import { isDirty, type Session } from './session';

/** The part of a session that is kept on the device. */
export type KeptSession = Omit<
  Session,
  'online' | 'keeping' | 'notice' | 'foresight' | 'progress' | 'composing'
>;

/** What one tab has of one document that the server does not, as kept on the device. */
export interface Draft {
  readonly id: string;
  /** The tab that it belongs to, as long as that lives. */
  readonly tab: string;
  readonly documentId: string;
  /** ISO 8601. */
  readonly updatedAt: string;
  readonly session: KeptSession;
}

/** What has to be kept of a session, or `null` when the server has everything. */
export function keptOf(session: Session): KeptSession | null {
  const {
    online: _online,
    keeping: _keeping,
    notice: _notice,
    foresight: _foresight,
    progress: _progress,
    composing: _composing,
    ...kept
  } = session;
  const needed = isDirty(session) || session.saving || session.collision || session.shelving.length > 0;
  return needed ? kept : null;
}

/** Whether keeping one would write what was written for the other. */
export function sameKept(a: KeptSession | null, b: KeptSession | null): boolean {
  if (a === null || b === null) return a === b;
  return (Object.keys(a) as (keyof KeptSession)[]).every((key) => key === 'counter' || a[key] === b[key]);
}

/** The session that a draft was kept of. A `resumed` event has to follow. */
export function sessionOf({ session }: Draft): Session {
  return {
    ...session,
    online: true,
    keeping: 'kept',
    notice: null,
    foresight: null,
    progress: null,
    composing: null,
  };
}
