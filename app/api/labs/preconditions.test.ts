import { describe, expect, it } from 'vitest';
import { labPeople } from '@/app/api/labs/testing/lab-people';

const { teacher, visitor, open } = labPeople();

/** Each changes nothing that another made, and so needs no precondition; one that is sent has to be true all the same. */
describe('a precondition of what needs none', () => {
  it('counts for one’s own place in a lab', async () => {
    const { url } = await open();
    const mira = await visitor();
    const take = async (headers: Record<string, string>) =>
      (await mira('PUT', `${url}/clients/mine`, { json: { name: 'Mira' }, headers })).status;
    expect(await take({ 'If-Match': '*' })).toBe(412);
    expect(await take({ 'If-Match': '"other"' })).toBe(412);
    expect((await mira('GET', `${url}/clients/mine`)).status).toBe(404);
    expect(await take({ 'If-None-Match': '*' })).toBe(201);
    expect(await take({ 'If-None-Match': '*' })).toBe(412);
    expect(await take({ 'If-Match': '*' })).toBe(200);
  });

  it('is true for one of several who make the same place at once', async () => {
    const { url } = await open();
    const mira = await visitor();
    const statuses = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const headers = { 'If-None-Match': '*' };
        return (await mira('PUT', `${url}/clients/mine`, { json: { name: 'Mira' }, headers })).status;
      }),
    );
    expect(statuses.toSorted()).toEqual([201, ...Array(5).fill(412)]);
  });

  it('counts for progress', async () => {
    const { url } = await open();
    const mira = await visitor();
    const { token } = await (await mira('PUT', `${url}/clients/mine`, { json: { name: 'Mira' } })).json();
    const say = async (json: object, condition: Record<string, string>) => {
      const headers = { 'Lab-Client': token, ...condition };
      return (await mira('PUT', `${url}/progress/lost-update`, { json, headers })).status;
    };
    expect(await say({}, { 'If-Match': '*' })).toBe(412);
    expect(await (await teacher('GET', `${url}/progress`)).json()).toEqual([]);
    expect(await say({}, { 'If-None-Match': '*' })).toBe(200);
    expect(await say({ reached: true }, { 'If-None-Match': '*' })).toBe(412);
    expect(await say({ reached: true }, { 'If-Match': '"other"' })).toBe(412);
    expect(await (await teacher('GET', `${url}/progress`)).json()).toMatchObject([{ reachedAt: null }]);
    expect(await say({ reached: true }, { 'If-Match': '*' })).toBe(200);
  });

  it('counts for becoming a teacher', async () => {
    const { url } = await open();
    const { link } = await (await teacher('POST', `${url}/teacher-link`)).json();
    const phone = await visitor();
    const become = async (headers: Record<string, string>) =>
      (await phone('PUT', `${url}/teachers/mine`, { json: { token: link.split('=')[1] }, headers })).status;
    expect(await become({ 'If-Match': '*' })).toBe(412);
    expect((await (await phone('GET', url)).json()).teacher).toBe(false);
    expect(await become({ 'If-None-Match': '*' })).toBe(200);
    expect(await become({ 'If-None-Match': '*' })).toBe(412);
    expect(await become({ 'If-Match': '*' })).toBe(200);
  });

  it('counts for a reset, of the lab that is reset', async () => {
    const { url } = await open();
    const etag = (await teacher('GET', url)).headers.get('ETag')!;
    const reset = async (headers: Record<string, string>) =>
      (await teacher('POST', `${url}/reset`, { json: {}, headers })).status;
    expect(await reset({ 'If-None-Match': '*' })).toBe(412);
    expect(await reset({ 'If-Match': '"other"' })).toBe(412);
    expect((await (await teacher('GET', url)).json()).round).toBe(1);
    expect(await reset({ 'If-Match': etag })).toBe(200);
    expect(await reset({ 'If-Match': etag })).toBe(412);
    expect(await reset({ 'If-Match': '*' })).toBe(200);
    expect((await (await teacher('GET', url)).json()).round).toBe(3);
  });
});
