import { describe, expect, it } from 'vitest';
import { isUnreachable, strategyOf } from './strategy';

const ORIGIN = 'https://midair.example';
const RELEASE = { id: 'b2', files: ['/_next/static/chunks/a.js', '/icon.svg', '/manifest.webmanifest'] };

const asked = (path: string, more: object = {}) =>
  strategyOf(
    { method: 'GET', url: new URL(path, ORIGIN).href, destination: '', headers: new Headers(), ...more },
    ORIGIN,
    RELEASE,
  );

const PASS = { type: 'pass' };
const going = { destination: 'document' };

describe('what the worker leaves alone', () => {
  it.each([
    '/api',
    '/api/me',
    '/api/documents?q=x',
    '/api/documents/1',
    '/api/events',
    '/api/labs/1/events',
    '/api/openapi.json',
  ])('%s, in whichever way it is asked for', (path) => {
    for (const destination of ['', 'document', 'image', 'script', 'worker', 'iframe']) {
      expect(asked(path, { destination })).toEqual(PASS);
    }
    expect(asked(path, { headers: new Headers({ Accept: 'text/event-stream' }) })).toEqual(PASS);
  });

  it.each(['PUT', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])('every %s', (method) => {
    for (const path of ['/', '/api/documents/1', '/_next/static/chunks/a.js', '/icon.svg']) {
      expect(asked(path, { method })).toEqual(PASS);
      expect(asked(path, { method, ...going })).toEqual(PASS);
    }
  });

  it('a part of a file, what comes from elsewhere, and what no release is known to have', () => {
    expect(asked('/_next/static/chunks/a.js', { headers: new Headers({ range: 'bytes=0-9' }) })).toEqual(
      PASS,
    );
    expect(asked('https://elsewhere.example/', going)).toEqual(PASS);
    expect(asked('https://elsewhere.example/_next/static/chunks/a.js')).toEqual(PASS);
    expect(asked('/sw.js')).toEqual(PASS);
    expect(asked('/unknown.png', { destination: 'image' })).toEqual(PASS);
    expect(asked('/', { destination: 'iframe' })).toEqual(PASS);
  });

  it('what the framework loads in place of a page', () => {
    expect(asked('/documents/1?_rsc=1', { headers: new Headers({ RSC: '1' }) })).toEqual(PASS);
    expect(asked('/?_rsc=1', { headers: new Headers({ RSC: '1', 'Next-Router-Prefetch': '1' }) })).toEqual(
      PASS,
    );
  });
});

it('takes what is named by its content from the cache first, of older releases too', () => {
  expect(asked('/_next/static/chunks/a.js', { destination: 'script' })).toEqual({ type: 'cache-first' });
  expect(asked('/_next/static/chunks/older.js', { destination: 'script' })).toEqual({ type: 'cache-first' });
  expect(asked('/_next/static/media/f.woff2', { destination: 'font' })).toEqual({ type: 'cache-first' });
});

it.each(['/', '/?q=tea', '/documents/1', '/documents/1/history', '/learn/412', '/lab', '/apiary'])(
  'asks the server for the page %s, and shows the shell only where it cannot be reached',
  (path) => expect(asked(path, going)).toEqual({ type: 'network-first', instead: '/offline' }),
);

it('asks the server for files whose name stays the same too', () => {
  expect(asked('/icon.svg', { destination: 'image' })).toEqual({
    type: 'network-first',
    instead: '/icon.svg',
  });
  expect(asked('/manifest.webmanifest', { destination: 'manifest' })).toEqual({
    type: 'network-first',
    instead: '/manifest.webmanifest',
  });
});

it('takes the word of a gateway, and no word of the server itself, for a server that is not there', () => {
  const all = [200, 304, 404, 410, 429, 500, 501, 502, 503, 504, 505];
  expect(all.filter((status) => isUnreachable({ status }))).toEqual([502, 503, 504]);
});
