import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { content, labPeople } from '@/app/api/labs/testing/lab-people';
import { GUARDS } from '@/lib/lab/guards/guard';
import type { LabIdentity } from '@/lib/lab/people/lab-view';

const { student, open, join } = labPeople();

describe('a guard of the lab', () => {
  it('holds for the lab’s document and for no other', async () => {
    await open('none');
    const other = `/api/documents/${randomUUID()}`;
    expect((await student('PUT', other, { json: content })).status).toBe(428);
    await student('PUT', other, { json: content, headers: { 'If-None-Match': '*' } });
    expect((await student('PUT', other, { json: content })).status).toBe(428);
    expect((await student('DELETE', other)).status).toBe(428);
  });

  it('of no kind ignores preconditions', async () => {
    const { document } = await open('none');
    const headers = { 'If-Match': '"old"' };
    expect((await student('PUT', document, { json: content, headers })).status).toBe(204);
  });

  it.each(GUARDS.map(({ guard }) => guard))(
    'knows a request again by its key, and loses what it always lost: %s',
    async (guard) => {
      const { url, document } = await open(guard);
      const [ana, ben] = [await join(url), await join(url)];
      const read = await student('GET', document);
      const condition = { 'If-Match': read.headers.get('ETag')! };
      const fieldsOf = async (who: LabIdentity, key: string): Promise<Record<string, string>> => {
        const headers = { 'Lab-Client': who.token };
        const lock = guard === 'lock' ? await student('POST', `${url}/lock`, { headers }) : null;
        const token = lock?.headers.get('Lock-Token');
        return {
          ...headers,
          ...condition,
          ...(token ? { 'Lock-Token': token } : {}),
          'Idempotency-Key': key,
        };
      };
      const put = (headers: Record<string, string>, body: string) =>
        student('PUT', document, { json: { title: 'Counter', body }, headers });
      const hers = await fieldsOf(ana, '"one"');
      const first = await put(hers, '1');
      expect(first.status).toBe(204);
      const again = await put(hers, '1');
      expect([again.status, again.headers.get('ETag')]).toEqual([204, first.headers.get('ETag')]);
      expect((await put(hers, '2')).status).toBe(422);
      if (guard === 'lock') {
        const headers = { 'Lab-Client': ana.token, 'Lock-Token': hers['Lock-Token']! };
        await student('DELETE', `${url}/lock`, { headers });
      }
      // Ben counts on from what he read before: under a guard that looks at no tag his save takes hers away.
      const his = await put(await fieldsOf(ben, '"one"'), 'one, says Ben');
      const looks = !['none', 'if-unmodified-since'].includes(guard);
      expect(his.status).toBe(looks ? 412 : 204);
      const version = Number(first.headers.get('Document-Version'));
      const now = await student('GET', document);
      expect(Number(now.headers.get('Document-Version'))).toBe(looks ? version : version + 1);
      if (looks) return;
      // A late copy of her request does not take his away in turn.
      expect((await put(hers, '1')).status).toBe(412);
      expect((await (await student('GET', document)).json()).body).toBe('one, says Ben');
    },
  );

  it('by dates sends a date at all times', async () => {
    const { document } = await open('if-unmodified-since');
    const read = await student('GET', document);
    expect(read.headers.get('Last-Modified')).toMatch(/ GMT$/);
    const headers = { 'If-Unmodified-Since': 'Sat, 01 Jan 2000 00:00:00 GMT' };
    expect((await student('PUT', document, { json: content, headers })).status).toBe(412);
  });

  it('by lock wants the token of the lock, from whoever holds it', async () => {
    const { url, document } = await open('lock');
    const [ana, ben] = [await join(url), await join(url)];
    const as = (who: LabIdentity, more = {}) => ({ headers: { 'Lab-Client': who.token, ...more } });
    const refusal = async (who: LabIdentity, more = {}) => {
      const answer = await student('PUT', document, { json: content, ...as(who, more) });
      return [answer.status, (await answer.json()).error];
    };
    expect(await refusal(ana)).toEqual([423, 'lock_required']);
    const taken = await student('POST', `${url}/lock`, as(ana));
    expect(taken.status).toBe(201);
    const lock = { 'Lock-Token': taken.headers.get('Lock-Token')! };
    expect((await student('POST', `${url}/lock`, as(ben))).status).toBe(423);
    expect(await refusal(ana)).toEqual([423, 'lock_required']);
    expect(await refusal(ben)).toEqual([423, 'locked']);
    expect(await refusal(ben, lock)).toEqual([423, 'locked']);
    expect((await student('PUT', document, { json: content, ...as(ana, lock) })).status).toBe(204);
    await student('DELETE', `${url}/lock`, as(ana, lock));
    expect(await refusal(ana, lock)).toEqual([423, 'lock_required']);
    expect((await student('POST', `${url}/lock`, as(ben))).status).toBe(201);
  });
});
