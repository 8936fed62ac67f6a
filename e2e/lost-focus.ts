import type { BrowserContext } from '@playwright/test';

declare global {
  interface Window {
    /** Where each page of a watched context tells after what the focus was nowhere. */
    focusLost: (what: string) => void;
  }
}

/**
 * Hears of everything in any page of a context after which the focus is nowhere (on `body`): a click on a control, or a key
 * pressed in one, that took the control away and left whoever uses a keyboard or a screen reader behind.
 */
export async function watchFocus(context: BrowserContext, report: (what: string) => void): Promise<void> {
  await context.exposeBinding('focusLost', ({ page }, what: string) => report(`${page.url()}: ${what}`));
  await context.addInitScript(() => {
    const CONTROL =
      'a[href], button, input, select, textarea, summary, [contenteditable="true"], [role^="menuitem"], [tabindex]';
    // Long enough for a page that is on its way; looked at twice, since one page may just be taking another's place.
    const moment = 3_000;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watch = ({ type, target }: Event) => {
      const control = target instanceof Element ? target.closest(CONTROL) : null;
      if (!control) return;
      const name = control.getAttribute('aria-label') ?? control.textContent?.slice(0, 40);
      clearTimeout(timer);
      const look = (last: boolean) => {
        if (document.activeElement !== document.body) return;
        if (last) window.focusLost(`after ${type} on “${name}”`);
        else timer = setTimeout(() => look(true), moment);
      };
      timer = setTimeout(() => look(false), moment);
    };
    window.addEventListener('click', watch, { capture: true });
    window.addEventListener('keydown', watch, { capture: true });
  });
}
