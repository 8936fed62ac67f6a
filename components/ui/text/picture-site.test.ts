import { expect, it } from 'vitest';
import { siteOf } from './picture-site';

const OWN = 'midair.example';

it.each([
  ['https://pictures.example/a.png', 'pictures.example'],
  ['https://Pictures.Example:8443/a.png', 'pictures.example:8443'],
  ['HTTPS://pictures.example', 'pictures.example'],
  // What the address bar would show, so that no site passes for another by letters that look alike.
  ['https://pіctures.example/a.png', 'xn--pctures-rog.example'],
])('shows %s as of %s', (src, site) => {
  expect(siteOf(src, OWN)).toBe(site);
});

it.each([
  undefined,
  '',
  'x',
  '/api/events?document=1',
  '//pictures.example/a.png',
  'http://pictures.example/a.png',
  'https://midair.example/api/sign-out',
  'https://pictures.example@evil.example/a.png',
  'https://:secret@evil.example/a.png',
  'data:image/svg+xml,<svg/>',
  'javascript:xss()',
  'blob:https://midair.example/1',
  'https://',
  ' https:',
])('fetches nothing from %j', (src) => {
  expect(siteOf(src, OWN)).toBeNull();
});
