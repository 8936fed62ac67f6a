import { expect, it } from 'vitest';
import { shellViewOf } from './shell-view';

it.each([
  ['/', { type: 'documents' }],
  ['/documents/abc', { type: 'document', documentId: 'abc' }],
  ['/documents/abc/', { type: 'document', documentId: 'abc' }],
  ['/documents/a%20b', { type: 'document', documentId: 'a b' }],
  ['/documents/%E0%A4%A', { type: 'other' }],
  ['/documents/abc/history', { type: 'other' }],
  ['/documents', { type: 'other' }],
  ['/learn/412', { type: 'other' }],
  ['/offline', { type: 'other' }],
])('shows in place of %s what this device can', (pathname, view) => {
  expect(shellViewOf(pathname)).toEqual(view);
});
