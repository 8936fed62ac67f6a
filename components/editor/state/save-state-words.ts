import type { SaveState } from '@/lib/client/session/save-state';

/** The save state as everybody reads it, whatever they know of the network. */
export function saveStateWords(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return `Saved v${state.version}`;
    case 'unsaved':
      return 'Unsaved changes';
    case 'saving':
      return 'Saving…';
    case 'offline':
      return 'Offline, kept on this device';
    case 'retrying':
      return 'No answer yet, sending again…';
    case 'collision':
      return state.conflicts === 0
        ? 'Collision, merged and not saved yet'
        : `Collision, ${state.conflicts === 1 ? '1 place needs' : `${state.conflicts} places need`} you`;
    case 'deleted':
      return 'Deleted meanwhile, kept on this device';
    case 'error':
      return 'Not saved, kept on this device';
  }
}
