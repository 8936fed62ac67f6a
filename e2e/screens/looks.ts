import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../accessible';

/** How a screen is looked at. At 200% and 400% zoom a window of 1280 × 1024 has that many pixels of CSS (WCAG 1.4.10). */
const LOOKS = [
  { name: 'wide-light', width: 1280, height: 800 },
  { name: 'wide-dark', width: 1280, height: 800, dark: true },
  { name: 'wide-forced', width: 1280, height: 800, forced: true },
  { name: 'phone-light', width: 360, height: 740 },
  { name: 'phone-dark', width: 360, height: 740, dark: true },
  { name: 'zoom-200', width: 640, height: 512 },
  { name: 'zoom-200-dark', width: 640, height: 512, dark: true },
  { name: 'zoom-400', width: 320, height: 256 },
  { name: 'zoom-400-forced', width: 320, height: 256, forced: true },
] as const;

/** The pictures of the README, by the screen that they show; taken anew only where `README_PICTURES` is set. */
const PICTURES: Readonly<Record<string, string>> = {
  'editor-merged': 'editor.png',
  collision: 'collision.png',
  lab: 'lab.png',
};

const FOLDER = path.join(import.meta.dirname, '../../screenshots');

/**
 * Takes a picture of what the page shows in every look, and holds each against axe and against scrolling to two sides. The
 * accessibility tree is written down as well, as it is at full width.
 *
 * @param without rules of axe that this screen is not held against.
 */
export async function lookAt(page: Page, name: string, without: readonly string[] = []): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  // Where it rests, something else may stand in the next look.
  await page.mouse.move(0, 0);
  const wrong: string[] = [];
  for (const look of LOOKS) {
    await page.setViewportSize({ width: look.width, height: look.height });
    await page.emulateMedia({
      colorScheme: 'dark' in look ? 'dark' : 'light',
      forcedColors: 'forced' in look ? 'active' : 'none',
      reducedMotion: 'reduce',
    });
    // What follows the size of the window does so a frame later.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const picture = path.join(FOLDER, `${name}.${look.name}.png`);
    await page.screenshot({ path: picture });
    if (look.name === 'wide-light' && name in PICTURES && process.env.README_PICTURES) {
      copyFileSync(picture, path.join(FOLDER, '../docs/pictures', PICTURES[name]!));
    }
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (beyond > 0) wrong.push(`${look.name}: ${beyond} pixels beyond the right edge`);
    // Colours that the system sets are not the page's to judge.
    const rules = 'forced' in look ? [...without, 'color-contrast'] : without;
    await expectAccessible(page, look.name, rules).catch((error: Error) => wrong.push(error.message));
    if (look.name === 'wide-light') {
      writeFileSync(path.join(FOLDER, `${name}.tree.yaml`), await page.locator('body').ariaSnapshot());
    }
  }
  expect(wrong, name).toEqual([]);
}
