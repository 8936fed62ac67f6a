import { describe, expect, it, vi } from 'vitest';
import { recordOf, toldNow } from '@/app/api/labs/testing/lab-browser';
import { content, labPeople } from '@/app/api/labs/testing/lab-people';
import type { LabView } from '@/lib/lab/people/lab-view';
import { labsOf } from '@/lib/server/labs/labs';
import { services } from '@/lib/server/services';

const { teacher, student, open, join } = labPeople();

describe('the record of a lab', () => {
  it('has every exchange with all fields but those that identify a browser', async () => {
    const { lab, url, document } = await open();
    const { token } = await join(url);
    await student('PUT', document, {
      json: content,
      headers: { 'Lab-Client': token, 'X-Mine': 'yes', Authorization: 'secret' },
    });
    const [exchange] = await recordOf(teacher, lab.id);
    expect(exchange).toMatchObject({
      client: 'Ana',
      method: 'PUT',
      target: document,
      requestBody: JSON.stringify(content),
      status: 204,
    });
    const names = exchange!.requestFields.map(([name]) => name);
    expect(names).toContain('x-mine');
    expect(names).not.toContain('cookie');
    expect(names).not.toContain('authorization');
    expect(exchange!.responseFields.map(([name]) => name)).toContain('etag');
  });

  it('keeps the newest 600 exchanges, and cuts long bodies', async () => {
    const { lab, document } = await open();
    const long = { title: 't', body: 'x'.repeat(40_000) };
    await student('PUT', document, { json: long });
    const [exchange] = await recordOf(teacher, lab.id);
    expect(exchange!.truncated).toBe(true);
    expect(exchange!.requestBody!.length).toBeLessThan(20_000);
    const { recorder } = labsOf(await services());
    await Promise.all(
      Array.from({ length: 700 }, (_, n) => recorder.record(lab, { ...exchange!, id: String(n) })),
    );
    const kept = await recordOf(teacher, lab.id);
    expect(kept.length).toBeGreaterThanOrEqual(600);
    expect(kept.length).toBeLessThanOrEqual(675);
    expect(kept.at(-1)!.id).toBe('699');
    // What is gone wrote a version; the rest goes on from it.
    const told = await toldNow(student, lab.id);
    expect(told.map(({ type }) => type).slice(0, 4)).toEqual(['lab', 'clients', 'begins', 'exchange']);
    expect(told[2]).toEqual({ type: 'begins', begins: { ...long, version: 2, at: expect.any(Number) } });
  });

  it('is resumed after the event that a reader saw last', async () => {
    const { lab, document } = await open();
    await student('GET', document);
    await student('GET', document);
    const headers = { 'Last-Event-ID': `${lab.round}.1` };
    const reader = (await student('GET', `/api/labs/${lab.id}/events`, { headers })).body!.getReader();
    const text = new TextDecoder().decode((await reader.read()).value);
    await reader.cancel();
    expect(text.match(/event: exchange/g)).toHaveLength(1);
  });
});

describe('a round that begins while somebody saves', () => {
  it('takes nothing of which the condition was checked in the one before', async () => {
    const { lab, url, document } = await open('check-then-write');
    const { token } = await join(url);
    const condition = { 'If-Match': (await student('GET', document)).headers.get('ETag')! };
    const headers = { 'Lab-Client': token };
    const held = student('PUT', document, {
      json: content,
      headers: { ...headers, ...condition, 'Lab-Gate': 'mine' },
    });
    expect(await (await student('GET', `${url}/gates/mine`, { headers })).json()).toEqual({ state: 'held' });
    const fresh: LabView = await (await teacher('POST', `${url}/reset`, { json: {} })).json();
    await teacher('DELETE', `${url}/gates/mine`);
    const answer = await held;
    expect(answer.status).toBe(412);
    const { headers: now } = await student('GET', document);
    expect(now.get('Document-Version')).toBe(String(fresh.start.version));
    // What was sent belongs to the round before.
    expect((await recordOf(teacher, lab.id)).map(({ method }) => method)).toEqual(['GET']);
  }, 120_000);

  it('tells of a save that came after its start, though it was sent before', async () => {
    const { lab, url, document } = await open();
    const { documents } = (await services()).ports;
    const { commit } = documents;
    let isFirst = true;
    const late = vi.spyOn(documents, 'commit').mockImplementation(async (...change) => {
      if (isFirst) {
        isFirst = false;
        expect((await teacher('POST', `${url}/reset`, { json: {} })).status).toBe(200);
      }
      return commit.apply(documents, change);
    });
    try {
      expect((await student('PUT', document, { json: content })).status).toBe(204);
    } finally {
      late.mockRestore();
    }
    const [exchange] = await recordOf(teacher, lab.id);
    expect(exchange).toMatchObject({ method: 'PUT', requestBody: JSON.stringify(content), status: 204 });
  });
});
