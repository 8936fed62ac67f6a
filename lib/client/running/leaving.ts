let hidden = false;

if (typeof window !== 'undefined') {
  // Before anybody else hears of it, who may want to save then.
  window.addEventListener('pagehide', () => note(true), { capture: true });
  window.addEventListener('pageshow', () => note(false), { capture: true });
}

function note(is: boolean): void {
  hidden = is;
}

/** Whether the page may be gone as soon as no code of it runs any more. */
export function isLeaving(): boolean {
  return hidden || document.visibilityState === 'hidden';
}
