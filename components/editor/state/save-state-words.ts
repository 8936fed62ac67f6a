import type { SaveState } from '@/lib/client/session/save-state';

/** Why a save waits, by the answer that it had, and that it goes out again. */
function waitingWords(status: number | null): string {
  if (status === null) return 'No answer yet, sending again…';
  if (status < 300) return 'No clear answer, sending again…';
  return status === 429 || status === 503
    ? 'The server asks you to wait, then it is saved'
    : 'The server could not take it, sending again…';
}

/** The save state as everybody reads it, whatever they know of the network. */
export function saveStateWords(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return `Saved v${state.version}`;
    case 'behind':
      return `v${state.version} is there, loading it…`;
    case 'unsaved':
      return 'Unsaved changes';
    case 'saving': {
      const hundredths = Math.round((state.share ?? 1) * 100);
      return hundredths < 100 ? `Saving… ${hundredths}%` : 'Saving…';
    }
    case 'offline':
      return 'Offline, kept on this device';
    case 'retrying':
      return waitingWords(state.status);
    case 'collision':
      return state.conflicts === 0
        ? 'Collision, merged and not saved yet'
        : `Collision, ${state.conflicts === 1 ? '1 place needs' : `${state.conflicts} places need`} you`;
    case 'deleted':
      return 'Deleted meanwhile, kept on this device';
    case 'reading':
      return `View only, v${state.version}`;
    case 'withheld':
    case 'error':
      return 'Not saved, kept on this device';
  }
}
