import { randomUUID } from 'node:crypto';
import http, { type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { ownServer } from './own-server';

const CLIENTS = 8;
const STREAMS = 20;

interface Answer {
  readonly status: number;
  readonly fields: http.IncomingHttpHeaders;
  readonly content: string;
}

/** Asks over kept connections, as browsers and proxies do; rejects where there is no answer. */
function asker(base: string) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  return async (
    method: string,
    path: string,
    fields: Readonly<Record<string, string>> = {},
    json?: object,
  ): Promise<Answer> => {
    const headers = { 'Content-Type': 'application/json', ...fields };
    const request = http.request(base + path, { method, agent, headers });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve).once('error', reject);
    });
    request.end(json && JSON.stringify(json));
    const answer = await answered;
    return { status: answer.statusCode!, fields: answer.headers, content: await text(answer) };
  };
}

const cookieOf = ({ fields }: Answer) => ({
  Cookie: fields['set-cookie']!.map((each) => each.split(';')[0]).join('; '),
});

for (const host of ['', 'framework']) {
  test(`a server that is told to stop answers whoever has asked, ends streams, opens gates and loses no save: ${host || 'beside the framework'}`, async () => {
    const server = await ownServer({ API_HOST: host });
    try {
      const ask = asker(server.address);
      const paths = Array.from({ length: CLIENTS }, () => `/api/documents/${randomUUID()}`);
      const tags = new Map<string, string>();
      for (const path of paths) {
        const made = await ask('PUT', path, { 'If-None-Match': '*' }, { title: '', body: 'nothing yet' });
        tags.set(path, made.fields.etag!);
      }
      // Somebody whose PUT is held at a gate, for as long as nobody opens it.
      const teacher = cookieOf(await ask('GET', '/api/me'));
      const lab = JSON.parse(
        (await ask('POST', '/api/labs', teacher, { guard: 'check-then-write' })).content,
      ) as { id: string };
      const [client] = JSON.parse(
        (await ask('POST', `/api/labs/${lab.id}/clients`, teacher, {})).content,
      ) as [{ token: string }];
      const asClient = { 'Lab-Client': client.token };
      const inLab = await ask('GET', `/api/documents/${lab.id}`, asClient);
      const held = asker(server.address)(
        'PUT',
        `/api/documents/${lab.id}`,
        { ...asClient, 'Lab-Gate': 'held', 'If-Match': inLab.fields.etag! },
        { title: 'Lab', body: 'held' },
      );
      const arrival = await ask('GET', `/api/labs/${lab.id}/gates/held`, asClient);
      expect(JSON.parse(arrival.content)).toEqual({ state: 'held' });

      const streams = await Promise.all(
        Array.from({ length: STREAMS }, (_, nth) =>
          fetch(`${server.address}/api/events?document=${paths[nth % CLIENTS]!.split('/').at(-1)}`),
        ),
      );
      const ended = Promise.all(streams.map((stream) => stream.text()));

      // Everybody saves one version after the other until nobody answers any more.
      let saves = 0;
      let enough = () => {};
      const busy = new Promise<void>((resolve) => {
        enough = resolve;
      });
      const last = new Map<string, string>();
      const saving = paths.map(async (path) => {
        const save = asker(server.address);
        for (;;) {
          const body = `save ${saves++}`;
          const answer = await save('PUT', path, { 'If-Match': tags.get(path)! }, { title: '', body }).catch(
            () => null,
          );
          if (answer === null) return;
          expect(answer.status).toBe(204);
          last.set(path, body);
          tags.set(path, answer.fields.etag!);
          if (saves > 20 * CLIENTS) enough();
        }
      });
      await busy;
      expect(await server.stop()).toBe(0);
      await Promise.all(saving);
      expect((await held).status).toBe(204);
      for (const stream of await ended) expect(stream).toContain('event: ready');

      await server.restart();
      const again = asker(server.address);
      for (const path of paths) {
        const found = await again('GET', path);
        expect(found.fields.etag).toBe(tags.get(path));
        expect(JSON.parse(found.content).body).toBe(last.get(path));
      }
    } finally {
      await server.remove();
    }
  });
}
