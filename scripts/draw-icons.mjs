// Draws the application's icons and its picture for links, into public/, from public/icon.svg, the colours in
// app/globals.css and the product's own fonts. Run it again after one of them has changed: node scripts/draw-icons.mjs
// It needs a Chromium: the system's, or the one that `npx playwright install chromium` fetches.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { browserLaunch } from './browser.mjs';
import { root } from './prepare.mjs';

const text = (file) => readFileSync(path.join(root, file), 'utf8');

const styles = text('app/globals.css');
/** A colour of the light page. */
const color = (name) => /#[0-9a-f]{6}/.exec(styles.slice(styles.indexOf(`--${name}: #`)))[0];

const icon = text('public/icon.svg');
const [mark] = /<path[^>]*>/.exec(icon);

const require = createRequire(import.meta.url);
const font = (name, family) => {
  const data = readFileSync(require.resolve(`@fontsource-variable/${name}`)).toString('base64');
  return `@font-face { font-family: '${family}'; font-weight: 200 900; src: url(data:font/woff2;base64,${data}); }`;
};

/** The mark on a ground without corners of its own, for systems that cut icons to their own shape. */
const fullIcon = (scale) => `
  <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
    <rect width="32" height="32" fill="${color('accent')}"/>
    <g transform="translate(16 16) scale(${scale}) translate(-16 -16)">${mark}</g>
  </svg>`;

/** The wordmark and the promise; below them a blue and an amber line that meet and go on as one. */
const socialImage = `
  <style>
    ${font('inter/files/inter-latin-wght-normal.woff2', 'Inter')}
    ${font('source-serif-4/files/source-serif-4-latin-wght-normal.woff2', 'Source Serif')}
    main { position: relative; height: 630px; background: ${color('page')}; color: ${color('ink')}; overflow: hidden; }
    .wordmark { position: absolute; left: 88px; top: 84px; display: flex; align-items: center; gap: 20px;
      font: 600 46px/1 Inter; letter-spacing: -0.025em; }
    .wordmark svg { width: 64px; height: 64px; }
    p { position: absolute; left: 86px; top: 214px; font: 400 70px/1.2 'Source Serif'; letter-spacing: -0.02em; }
    .lines { position: absolute; inset: 0; fill: none; stroke-width: 7; }
  </style>
  <main>
    <div class="wordmark">${icon}<span>Midair</span></div>
    <p>A collaborative document editor<br>that never loses an update</p>
    <svg class="lines" viewBox="0 0 1200 630">
      <path d="M-10 468 H420 C620 468 640 518 820 518" stroke="${color('mine-line')}"/>
      <path d="M-10 568 H420 C620 568 640 518 820 518" stroke="${color('theirs-line')}"/>
      <path d="M820 518 H1210" stroke="${color('accent')}"/>
      <circle cx="820" cy="518" r="11" fill="${color('page')}" stroke="${color('accent')}"/>
    </svg>
  </main>`;

const drawings = [
  { file: 'icon-192.png', width: 192, height: 192, html: icon },
  { file: 'icon-512.png', width: 512, height: 512, html: icon },
  // What matters lies within the circle of four fifths of the width (W3C Web App Manifest, "Icon masks and safe zone").
  { file: 'icon-maskable-512.png', width: 512, height: 512, html: fullIcon(0.84) },
  { file: 'apple-touch-icon.png', width: 180, height: 180, html: fullIcon(0.92) },
  { file: 'social-image.png', width: 1200, height: 630, html: socialImage },
];

const browser = await chromium.launch(browserLaunch());
const page = await browser.newPage();
for (const { file, width, height, html } of drawings) {
  await page.setViewportSize({ width, height });
  await page.setContent(
    `<style>* { margin: 0 } body { width: ${width}px } body > svg { display: block }</style>${html}`,
  );
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(root, 'public', file), omitBackground: true });
  console.log(`· drew public/${file}`);
}
await browser.close();
