import type { SessionCommands } from '@/lib/client/running/session-commands';
import type { Session } from '@/lib/client/session/session';

/** What a banner about a session needs: what is so, and what can be done about it. */
export interface SessionBannerProps {
  readonly session: Session;
  readonly commands: SessionCommands;
}
