import { describe, expect, it } from 'vitest';
import { requireDescribed } from './described-answer';

const PATH = '/api/documents/{id}';
const FIELDS = { 'Content-Type': 'application/json', ETag: '"1"' };
const answer = (status: number, content: string | null, fields: Record<string, string> = FIELDS) =>
  new Response(content, { status, headers: fields });
const document = JSON.stringify({ title: 'One', body: 'one' });

describe('an answer that is held against the description', () => {
  it('passes as described', async () => {
    await requireDescribed('GET', PATH, answer(200, document));
    await requireDescribed('HEAD', PATH, answer(200, null));
    await requireDescribed('PUT', PATH, answer(201, null, {}));
    await requireDescribed('PUT', PATH, answer(201, document));
    await requireDescribed('GET', PATH, answer(206, '{"ti'));
  });

  it.each([
    ['a status that is not listed', answer(202, null, {}), 'status is not listed'],
    ['a field that is not listed', answer(200, document, { ...FIELDS, Location: '/' }), 'Location'],
    ['no content where some is described', answer(200, null, {}), 'there is none'],
    ['content of another type', answer(200, document, { 'Content-Type': 'text/plain' }), 'text/plain'],
    ['content of another shape', answer(200, '{"title":1,"body":"b"}'), 'must be string'],
    ['a member too many', answer(200, '{"title":"t","body":"b","x":1}'), 'additional properties'],
  ])('is refused with %s', async (_, given, why) => {
    await expect(requireDescribed('GET', PATH, given)).rejects.toThrow(why);
  });

  it('is left alone where there is nothing to hold it against', async () => {
    await requireDescribed('GET', '/api/made-up', answer(202, 'x', {}));
  });
});
