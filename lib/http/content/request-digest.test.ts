import { describe, expect, it, test } from 'vitest';
import { requestDigest } from './request-digest.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const save = (headers: Record<string, string> = {}, method = 'PUT', url = 'http://a.example/notes/1?x=y') =>
  new Request(url, { method, headers: { 'If-Match': '"1"', 'Content-Type': 'text/plain', ...headers } });

describe('the digest of a request', () => {
  it('is the same for its repetition, whatever its origin and the fields that do not matter', async () => {
    const first = await requestDigest(save(), bytes('1'));
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    const later = save({ Prefer: 'return=minimal', Date: 'x' }, 'PUT', 'https://b.example:81/notes/1?x=y');
    expect(await requestDigest(later, bytes('1'))).toBe(first);
  });

  test.each<[string, Request, string]>([
    ['content', save(), '2'],
    ['condition', save({ 'If-Match': '"2"' }), '1'],
    ['further condition', save({ 'If-None-Match': '*' }), '1'],
    ['date', save({ 'If-Unmodified-Since': 'Tue, 15 Nov 1994 12:45:26 GMT' }), '1'],
    ['type', save({ 'Content-Type': 'text/html' }), '1'],
    ['method', save({}, 'PATCH'), '1'],
    ['address', save({}, 'PUT', 'http://a.example/notes/2?x=y'), '1'],
    ['query', save({}, 'PUT', 'http://a.example/notes/1?x=z'), '1'],
    ['field that was named', save({ 'Merge-Base': '"0"' }), '1'],
  ])('is another for another %s', async (_, other, content) => {
    const also = ['merge-base'];
    expect(await requestDigest(other, bytes(content), also)).not.toBe(
      await requestDigest(save(), bytes('1'), also),
    );
  });

  it('tells fields and content apart, wherever the one ends and the other begins', async () => {
    const one = await requestDigest(save({ 'Content-Type': 'text/plain' }), bytes('"]1'));
    expect(await requestDigest(save({ 'Content-Type': 'text/plain"]' }), bytes('1'))).not.toBe(one);
  });
});
