import { expect, it } from 'vitest';
import { SAFE_FIELDS } from '@/lib/server/http/safe-fields';
import { DATA_FIELDS, safeFields } from './safe-fields.mjs';

it.each(['/', '/documents/1', '/nothing', '/_next/static/chunks/a.js', '/sw.js', '/icon.svg', '/apiary'])(
  'tells browsers what they may not do with %s',
  (url) => {
    const {
      'Content-Security-Policy': policy,
      'Permissions-Policy': permissions,
      ...others
    } = safeFields(url, false);
    expect(others).toEqual({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Frame-Options': 'DENY',
    });
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    // Everything is off but writing to the clipboard.
    const allowed = permissions?.split(', ').filter((each) => !each.endsWith('=()'));
    expect(allowed).toEqual(['clipboard-write=(self)']);
  },
);

it('lets other sites show the picture of a link, and nothing else', () => {
  expect(safeFields('/social-image.png?1', false)['Cross-Origin-Resource-Policy']).toBe('cross-origin');
  expect(safeFields('/social-image.png/x', false)['Cross-Origin-Resource-Policy']).toBe('same-origin');
});

it('leaves to the routes of the API what they say themselves, and says the same where it answers for them', () => {
  for (const url of ['/api/documents', '/api/', '/api/x?y']) expect(safeFields(url, false)).toEqual({});
  expect(DATA_FIELDS).toEqual(SAFE_FIELDS);
});

it('has browsers insist on TLS only where people use it', () => {
  const insists = (url: string, secure: boolean) => 'Strict-Transport-Security' in safeFields(url, secure);
  for (const url of ['/', '/api/documents']) {
    expect(insists(url, true)).toBe(true);
    expect(insists(url, false)).toBe(false);
  }
});
