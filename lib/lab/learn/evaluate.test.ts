import { describe, expect, it } from 'vitest';
import type { ConditionalRequest } from '@/lib/http/conditions/conditional-request';
import { CONDITIONAL_FIELDS, evaluate, METHODS, whenFalse, whenTrue } from './evaluate';

const NOW = Date.UTC(2026, 0, 1, 12);
const CURRENT = { etag: { opaque: '2-b', weak: false }, lastModified: Date.UTC(2026, 0, 1, 9) };

function request(method: string, fields: Partial<ConditionalRequest> = {}): ConditionalRequest {
  return {
    method,
    ifMatch: null,
    ifNoneMatch: null,
    ifModifiedSince: null,
    ifUnmodifiedSince: null,
    ...fields,
  };
}
const status = (...args: Parameters<typeof request>) => evaluate(request(...args), CURRENT, NOW).status;
const rule = (...args: Parameters<typeof request>) => evaluate(request(...args), CURRENT, NOW).rule;

describe('the verdict on a request', () => {
  it('is success where the condition holds, in the form of the method', () => {
    expect(status('GET')).toBe(200);
    expect(status('PUT', { ifMatch: '"2-b"' })).toBe(204);
    expect(status('DELETE', { ifMatch: '*' })).toBe(204);
    expect(evaluate(request('PUT', { ifNoneMatch: '*' }), null, NOW).status).toBe(201);
  });

  it('is 428 for a change without a guard that counts', () => {
    expect(status('PUT')).toBe(428);
    expect(status('PATCH', { ifUnmodifiedSince: 'Thu, 01 Jan 2026 09:00:00 GMT' })).toBe(428);
    expect(rule('DELETE')).toBe('6585 §3');
    expect(evaluate(request('PUT'), null, NOW).sentence).toContain('If-None-Match: *');
  });

  it('is 412 with the section of the field that is false', () => {
    expect([status('PUT', { ifMatch: '"1-a"' }), rule('PUT', { ifMatch: '"1-a"' })]).toEqual([
      412,
      '9110 §13.1.1',
    ]);
    expect(rule('PUT', { ifNoneMatch: '*' })).toBe('9110 §13.1.2');
    expect(rule('PUT', { ifUnmodifiedSince: 'Thu, 01 Jan 2026 08:00:00 GMT' })).toBe('9110 §13.1.4');
  });

  it('is 304 by tag or by date', () => {
    expect(rule('GET', { ifNoneMatch: 'W/"2-b"' })).toBe('9110 §13.1.2');
    expect([
      status('HEAD', { ifModifiedSince: 'Thu, 01 Jan 2026 09:00:00 GMT' }),
      rule('HEAD', { ifModifiedSince: 'Thu, 01 Jan 2026 09:00:00 GMT' }),
    ]).toEqual([304, '9110 §13.1.3']);
  });

  it('names what it has, where that is not enough', () => {
    const sentence = (...args: Parameters<typeof request>) =>
      evaluate(request(...args), CURRENT, NOW).sentence;
    expect(sentence('PUT', { ifUnmodifiedSince: 'Thu, 01 Jan 2026 09:00:00 GMT' })).toContain('a date alone');
    expect(sentence('PUT', { ifUnmodifiedSince: '2026-01-01T09:00:00Z' })).toContain('If-Match is missing');
    expect(sentence('PUT', { ifNoneMatch: '"1-a"' })).toContain('must not be there');
    expect(sentence('GET', { ifNoneMatch: '*' })).toContain('* matches any');
    expect(sentence('GET', { ifNoneMatch: '"2-b"' })).toContain('in hand');
    expect(rule('PUT', { ifNoneMatch: '"1-a"' })).toBeNull();
  });

  it('is 404 where there is nothing, and 400 where a write has a condition that cannot be read', () => {
    expect(evaluate(request('GET', { ifMatch: '"x"' }), null, NOW).status).toBe(404);
    expect(status('PUT', { ifNoneMatch: '2-b' })).toBe(400);
  });
});

describe('the table of fields and methods', () => {
  it('says what RFC 9110 §13.1 says', () => {
    const table = CONDITIONAL_FIELDS.map((field) => METHODS.map((method) => whenFalse(field, method)));
    expect(table).toEqual([
      [412, 412, 412, 412, 412, 'ignored'],
      [412, 412, 412, 412, 412, 'ignored'],
      [304, 304, 412, 412, 412, 'ignored'],
      [304, 304, 'ignored', 'ignored', 'ignored', 'ignored'],
    ]);
  });

  it('says that here only a true If-Match lets a write through', () => {
    const table = CONDITIONAL_FIELDS.map((field) => METHODS.map((method) => whenTrue(field, method)));
    expect(table).toEqual([
      [200, 200, 204, 204, 204, 204],
      [200, 200, 428, 428, 428, 204],
      [200, 200, 428, 428, 428, 204],
      [200, 200, 428, 428, 428, 204],
    ]);
  });
});
