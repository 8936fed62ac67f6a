import { useSyncExternalStore } from 'react';

/** Three texts side by side, each as wide as a line needs to be read at ease. */
const COLUMNS = '(min-width: 64rem)';

/** Whether the window, which the dialog fills, has room for three columns. */
export function useRoomForColumns(): boolean {
  return useSyncExternalStore(subscribe, hasRoom, hasRoom);
}

const hasRoom = (): boolean => matchMedia(COLUMNS).matches;

function subscribe(changed: () => void): () => void {
  const room = matchMedia(COLUMNS);
  room.addEventListener('change', changed);
  return () => room.removeEventListener('change', changed);
}
