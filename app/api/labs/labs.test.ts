import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { recordOf } from '@/app/api/labs/testing/lab-browser';
import { content, labPeople } from '@/app/api/labs/testing/lab-people';
import { GUARDS } from '@/lib/lab/guards/guard';
import type { LabView } from '@/lib/lab/people/lab-view';
import { labsOf } from '@/lib/server/labs/labs';
import { services } from '@/lib/server/services';

const { teacher, student, open, join } = labPeople();

describe('a lab', () => {
  it('starts with its own text, and clients join it under names', async () => {
    const { url, document } = await open();
    expect((await (await student('GET', document)).json()).body).toContain('Picnic by the lake');
    expect([(await join(url)).name, (await join(url)).name]).toEqual(['Ana', 'Ben']);
    expect(await (await student('GET', `${url}/clients`)).json()).toEqual([
      { name: 'Ana', teacher: false },
      { name: 'Ben', teacher: false },
    ]);
  });

  it('is changed under its tag only, and only by whoever made it', async () => {
    const { url } = await open();
    const json = { guard: 'lock', paused: false };
    const etag = (await teacher('GET', url)).headers.get('ETag')!;
    expect((await teacher('PUT', url, { json })).status).toBe(428);
    expect((await student('PUT', url, { json, headers: { 'If-Match': '*' } })).status).toBe(403);
    expect((await teacher('PUT', url, { json, headers: { 'If-Match': etag } })).status).toBe(200);
    expect((await teacher('PUT', url, { json, headers: { 'If-Match': etag } })).status).toBe(412);
    expect((await (await student('GET', url)).json()).guard).toBe('lock');
    expect((await student('POST', `${url}/reset`, { json: {} })).status).toBe(403);
  });

  it('is switched once under one tag, however many do so at once, and by each of them without one', async () => {
    const { url } = await open();
    const etag = (await teacher('GET', url)).headers.get('ETag')!;
    const switched = (condition: string) =>
      Promise.all(
        Array.from({ length: 8 }, async (_, nth) => {
          const json = { guard: GUARDS[nth % 3]!.guard, paused: nth % 2 === 0 };
          return (await teacher('PUT', url, { json, headers: { 'If-Match': condition } })).status;
        }),
      );
    expect((await switched(etag)).toSorted()).toEqual([200, ...Array(7).fill(412)]);
    expect(await switched('*')).toEqual(Array(8).fill(200));
  });

  it('refuses a guard that it does not know, and members that it does not have', async () => {
    expect((await teacher('POST', '/api/labs', { json: { guard: 'hope' } })).status).toBe(422);
    expect((await teacher('POST', '/api/labs', { json: { document: randomUUID() } })).status).toBe(422);
    const { url } = await open();
    expect((await student('POST', `${url}/clients`, { json: { count: 200 } })).status).toBe(429);
    expect((await student('POST', `${url}/clients`, { json: { count: 0 } })).status).toBe(422);
  });

  it('begins a new round on a reset: starting text, empty record, no lock', async () => {
    const { lab, url, document } = await open('lock');
    const ana = await join(url);
    const headers = { 'Lab-Client': ana.token };
    const lock = await student('POST', `${url}/lock`, { headers });
    const token = lock.headers.get('Lock-Token')!;
    await student('PUT', document, { json: content, headers: { ...headers, 'Lock-Token': token } });
    expect(await recordOf(student, lab.id)).toHaveLength(2);
    const fresh: LabView = await (await teacher('POST', `${url}/reset`, { json: { guard: 'none' } })).json();
    expect(fresh).toMatchObject({ round: lab.round + 1, guard: 'none', start: { version: 3 } });
    expect(await recordOf(student, lab.id)).toEqual([]);
    expect((await (await student('GET', document)).json()).body).toBe(fresh.start.body);
  });

  it('answers 503 while it is paused, and says that nothing was changed', async () => {
    const { url, document } = await open();
    const pause = (paused: boolean) =>
      teacher('PUT', url, { json: { guard: 'none', paused }, headers: { 'If-Match': '*' } });
    await pause(true);
    const answer = await student('PUT', document, { json: content });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('Retry-After')).not.toBeNull();
    await pause(false);
    expect((await student('PUT', document, { json: content })).status).toBe(204);
  });

  it('is over after 24 hours, and its document is gone', async () => {
    const { lab, url, document } = await open();
    const opened = await services();
    const ports = opened.ports as { now: () => number };
    const { now } = ports;
    try {
      ports.now = () => now() + 24 * 60 * 60_000 + 1;
      expect((await student('GET', url)).status).toBe(404);
      expect(await labsOf(opened).store.sweep()).toContain(lab.id);
      expect((await student('GET', document)).status).toBe(404);
    } finally {
      ports.now = now;
    }
  });
});
