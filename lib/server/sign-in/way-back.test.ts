import { describe, expect, it } from 'vitest';
import { wayBack } from './way-back';

describe('the way back after signing in', () => {
  it.each([
    ['/', '/'],
    ['/documents/1f0c', '/documents/1f0c'],
    ['/documents/1f0c/history?from=1#top', '/documents/1f0c/history?from=1#top'],
    ['/settings?sign-in=done', '/settings?sign-in=done'],
    ['/documents/a%20b', '/documents/a%20b'],
    ['/a/../settings', '/settings'],
    ['/?q=//evil.example', '/?q=//evil.example'],
    ['/apiary', '/apiary'],
  ])('is a path of ours: %s', (text, path) => {
    expect(wayBack(text)).toBe(path);
  });

  it.each([
    [null],
    [''],
    ['documents'],
    ['//evil.example'],
    ['///evil.example'],
    ['/\\evil.example'],
    ['\\\\evil.example'],
    ['/\\/evil.example'],
    ['/\t/evil.example'],
    ['/\n/evil.example'],
    ['/\r\\evil.example'],
    ['\t//evil.example'],
    [' //evil.example'],
    ['/.//evil.example'],
    ['/./\\evil.example'],
    ['/a/..//evil.example'],
    ['/%2e//evil.example'],
    ['/%2E%2e//evil.example'],
    ['https://evil.example'],
    ['https:evil.example'],
    ['javascript:alert(1)'],
    ['data:text/html,evil'],
    ['//evil.example:99999'],
    ['/api/sign-in'],
    ['/API/sign-out'],
    ['/a/../api/me'],
  ])('is never %j', (text) => {
    expect(wayBack(text)).toBe('/');
  });

  it('stays on this site for a browser, whatever it is made of', () => {
    const parts = ['/', '\\', '.', '..', '\t', '\n', '%2f', '%5c', '%2e', '@', ':', 'evil.example', '?', '#'];
    const here = 'https://midair.example';
    let seen = 0;
    for (const a of parts) {
      for (const b of parts) {
        for (const c of parts) {
          for (const d of parts) {
            const to = wayBack(`/${a}${b}${c}${d}evil.example`);
            expect(new URL(to, here).origin).toBe(here);
            seen++;
          }
        }
      }
    }
    expect(seen).toBe(parts.length ** 4);
  });
});
