import type { SessionRunner } from './session-runner';

const guarded = new Set<SessionRunner>();
let listening = false;

/** Keeps what a session has not kept when the page may go, whichever part of the application is shown by then. */
export function guardPage(runner: SessionRunner): SessionRunner {
  if (!listening) listen();
  const close = () => {
    guarded.delete(runner);
    runner.close();
  };
  const putAway = async () => {
    const safe = await runner.putAway();
    if (safe) guarded.delete(runner);
    return safe;
  };
  const guard = { ...runner, close, putAway };
  guarded.add(guard);
  return guard;
}

/** All sessions have a chance to put down their last words, also after one could not. */
function leaveAll(): boolean {
  return [...guarded].map((runner) => runner.leave()).every((left) => left);
}

function listen(): void {
  listening = true;
  window.addEventListener('pagehide', leaveAll);
  document.addEventListener('visibilitychange', leaveAll);
  window.addEventListener('beforeunload', (event) => {
    if (!leaveAll()) event.preventDefault();
  });
}
