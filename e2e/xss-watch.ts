import { expect, type Page } from '@playwright/test';

declare global {
  interface Window {
    /** What every payload calls. */
    xss: () => void;
    /** How often one did. */
    xssCalls: number;
  }
}

/** Sets the trap on every page and frame opened from now on. */
export async function setTrap(page: Page): Promise<{ readonly dialogs: string[] }> {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    window.xssCalls = 0;
    window.xss = () => {
      window.xssCalls += 1;
      if (window.parent !== window) window.parent.xss?.();
    };
  });
  return { dialogs };
}

/**
 * Nothing ran, and nothing is on the page that would run at a touch. What a page shows, the framework writes into its data for
 * the page too: there, no character may be left that HTML begins with.
 */
export async function expectHarmless(page: Page, trap: { readonly dialogs: string[] }): Promise<void> {
  const found = await page.evaluate(() => {
    const dangerous: string[] = [];
    const leads = (value: string) =>
      /^(?:javascript:|vbscript:|data:text)/i.test(value.replace(/[\s\p{Cc}]/gu, ''));
    const addresses = ['href', 'src', 'xlink:href', 'action', 'formaction', 'data', 'srcdoc', 'background'];
    for (const element of document.querySelectorAll('*')) {
      const name = element.localName;
      if (['iframe', 'object', 'embed', 'base', 'marquee', 'math', 'xss', 'foreignobject'].includes(name))
        dangerous.push(name);
      const script = name === 'script' ? (element.textContent ?? '') : '';
      const isData = /^self\.__next_f\.push\([^<]*\)$/.test(script);
      if (script.includes('xss(') && !isData) dangerous.push(element.outerHTML);
      for (const { name: attribute, value } of element.attributes) {
        const acts = /^on/i.test(attribute) || (addresses.includes(attribute) && leads(value));
        if (acts) dangerous.push(`${name} ${attribute}="${value}"`);
      }
    }
    return { calls: window.xssCalls, dangerous };
  });
  expect(found).toEqual({ calls: 0, dangerous: [] });
  expect(trap.dialogs).toEqual([]);
}
