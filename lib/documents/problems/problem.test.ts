import { describe, expect, it, test } from 'vitest';
import { preconditionFailed, preconditionRequired } from './precondition-problem';
import { problem } from './problem';

const PLACE = { base: 'https://midair.example', instance: '/api/documents/7' };

describe('problem details (RFC 9457 §3)', () => {
  it('has the standard members, a code and a sentence', () => {
    expect(problem(PLACE, 'not_found', { detail: 'No document has this id.' })).toEqual({
      type: 'https://midair.example/problems/not-found',
      title: 'Not found',
      status: 404,
      detail: 'No document has this id.',
      instance: '/api/documents/7',
      error: 'not_found',
      message: 'There is nothing at this address. Check the link, or ask the person who sent it.',
    });
  });

  it('takes a message that fits better, and extension members', () => {
    const gone = problem(PLACE, 'gone', {
      detail: 'Deleted by its owner.',
      message: 'Ada deleted this document on Friday.',
      extensions: { deletedBy: 'Ada' },
    });
    expect(gone).toMatchObject({
      status: 410,
      message: 'Ada deleted this document on Friday.',
      deletedBy: 'Ada',
    });
  });

  it('lets no extension pass for a standard member', () => {
    const extensions = { status: 200, error: 'fine', type: 'about:blank', more: true };
    expect(problem(PLACE, 'forbidden', { detail: 'No.', extensions })).toMatchObject({
      status: 403,
      error: 'forbidden',
      type: 'https://midair.example/problems/forbidden',
      more: true,
    });
  });

  test.each([
    ['bad_request', 400],
    ['malformed_json', 400],
    ['malformed_patch', 400],
    ['malformed_header', 400],
    ['digest_mismatch', 400],
    ['unauthorized', 401],
    ['forbidden', 403],
    ['not_found', 404],
    ['method_not_allowed', 405],
    ['patch_test_failed', 409],
    ['gone', 410],
    ['precondition_failed', 412],
    ['content_too_large', 413],
    ['unsupported_media_type', 415],
    ['range_not_satisfiable', 416],
    ['invalid_document', 422],
    ['key_reused', 422],
    ['patch_not_applicable', 422],
    ['locked', 423],
    ['lock_required', 423],
    ['precondition_required', 428],
    ['too_many_requests', 429],
    ['internal_error', 500],
    ['stored_text_damaged', 500],
    ['unavailable', 503],
  ] as const)('%s is %i, in plain sentences', (error, status) => {
    const { message, title, ...rest } = problem(PLACE, error, { detail: '' });
    expect(rest.status).toBe(status);
    expect(message).toMatch(/^[A-Z][^!]*\.$/);
    expect(title).toMatch(/^[A-Z][^!.]*$/);
  });
});

describe('412 (RFC 9110 §15.5.13)', () => {
  it('carries what a client needs to merge', () => {
    const failure = {
      reason: 'stale',
      currentETag: '"3-c"',
      currentVersion: '/api/documents/7/versions/3',
      baseVersion: '/api/documents/7/versions/1',
      current: { title: 'T', body: 'B' },
    } as const;
    expect(preconditionFailed(PLACE, failure)).toMatchObject({
      status: 412,
      error: 'precondition_failed',
      type: 'https://midair.example/problems/precondition-failed',
      ...failure,
    });
  });

  test.each(['stale', 'weak-tag', 'unknown-tag', 'malformed', 'missing', 'deleted', 'exists'] as const)(
    'says for %s what happened and what to do',
    (reason) => {
      const { message, detail, ...rest } = preconditionFailed(PLACE, { reason });
      expect(rest.reason).toBe(reason);
      expect(message).toMatch(/^[A-Z][^!]*\.$/);
      expect(message).not.toMatch(/tag|header|If-/i);
      expect(detail).toMatch(/If-(None-)?Match/);
      expect(rest).not.toHaveProperty('current');
    },
  );
});

describe('428 (RFC 6585 §3)', () => {
  it('asks for If-Match and says how to get it, without handing out a tag', () => {
    const required = preconditionRequired(PLACE, 'If-Match');
    expect(required).toMatchObject({
      status: 428,
      error: 'precondition_required',
      requiredHeaders: ['If-Match'],
    });
    expect(required.detail).toMatch(/GET/);
    expect(JSON.stringify(required)).not.toMatch(/etag"|\\"/i);
  });

  it('asks for If-None-Match where nothing is', () => {
    const required = preconditionRequired(PLACE, 'If-None-Match');
    expect(required.requiredHeaders).toEqual(['If-None-Match']);
    expect(required.detail).toMatch(/If-None-Match: \*/);
  });
});
