import { expect, it } from 'vitest';
import { routeTable } from './route-table';

const find = routeTable({
  '/api/documents': 'list',
  '/api/documents/[id]': 'document',
  '/api/documents/new': 'new',
  '/api/documents/[id]/versions/[version]': 'version',
  '/api/documents/new/draft': 'draft',
  '/api/[...path]': 'nothing',
});

it.each([
  ['/api/documents', 'list', {}],
  ['/api/documents/a', 'document', { id: 'a' }],
  ['/api/documents/a%2Fb%C3%A9', 'document', { id: 'a/bé' }],
  ['/api/documents/a/versions/7', 'version', { id: 'a', version: '7' }],
  // What is fixed counts before what is open,
  ['/api/documents/new', 'new', {}],
  ['/api/documents/new/draft', 'draft', {}],
  // and where it leads nowhere, what is open does.
  ['/api/documents/new/versions/1', 'version', { id: 'new', version: '1' }],
  ['/api/documents/a/versions', 'nothing', { path: ['documents', 'a', 'versions'] }],
  ['/api/x', 'nothing', { path: ['x'] }],
  ['/api/__proto__/constructor', 'nothing', { path: ['__proto__', 'constructor'] }],
])('finds %s', (path, target, params) => {
  expect(find(path)).toEqual({ target, params });
});

it.each(['/api', '/', '/apis/x', '/API/documents'])('finds nothing for %s', (path) => {
  expect(find(path)).toBeNull();
});

it('does not take two names for one segment, nor anything after the rest', () => {
  expect(() => routeTable({ '/a/[b]': 1, '/a/[c]/d': 2 })).toThrow('both b and c');
  expect(() => routeTable({ '/a/[...b]/c': 1 })).toThrow('Nothing can follow');
});
