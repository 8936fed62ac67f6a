import type { SessionEvent } from '@/lib/client/session/session-event';
import type { SessionRunner } from './session-runner';

/** Sessions that a page has to keep when it may go, whichever part of the application is shown by then. */
export function pageGuard() {
  const guarded = new Set<SessionRunner>();
  return {
    /** Guards a session until it ends. */
    guard(runner: SessionRunner): SessionRunner {
      const close = () => {
        guarded.delete(runner);
        runner.close();
      };
      const putAway = async () => {
        const safe = await runner.putAway();
        if (safe) guarded.delete(runner);
        return safe;
      };
      guarded.add(runner);
      return { ...runner, close, putAway };
    },
    /** Tells all sessions of something that concerns each. */
    tellAll: (event: SessionEvent) => {
      for (const runner of guarded) runner.dispatch(event);
    },
    /** All sessions have a chance to put down their last words, also after one could not. False if one could not. */
    leaveAll: () => [...guarded].map((runner) => runner.leave()).every((left) => left),
  };
}

const thisPage = pageGuard();
let listening = false;

/** Keeps what a session has not kept when the page may go, and tells it of the network, also while no part shows it. */
export function guardPage(runner: SessionRunner): SessionRunner {
  if (!listening) listen();
  if (!navigator.onLine) runner.dispatch({ type: 'offline' });
  return thisPage.guard(runner);
}

function listen(): void {
  const { leaveAll, tellAll } = thisPage;
  listening = true;
  window.addEventListener('pagehide', leaveAll);
  window.addEventListener('online', () => tellAll({ type: 'online' }));
  window.addEventListener('offline', () => tellAll({ type: 'offline' }));
  document.addEventListener('visibilitychange', leaveAll);
  window.addEventListener('beforeunload', (event) => {
    if (!leaveAll()) event.preventDefault();
  });
}
