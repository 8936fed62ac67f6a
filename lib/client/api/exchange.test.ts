import { afterEach, expect, it, vi } from 'vitest';
import { exchange } from './exchange';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** An answer as a browser gives it: with a body that can be read also where it is empty. */
function answering(status: number, chunks: readonly string[]): void {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  const answer = { ok: true, status, statusText: '', headers: new Headers({ ETag: '"1"' }), body };
  vi.stubGlobal('fetch', async () => answer);
}

it('hears an answer that has no content, though its body can be read', async () => {
  answering(204, []);
  const answer = await exchange('/api/documents/d', { method: 'DELETE' });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('ETag')).toBe('"1"');
  expect(await answer.text()).toBe('');
});

it('hears an answer that comes in parts as a whole', async () => {
  answering(200, ['{"title":', '"T"}']);
  expect(await (await exchange('/api/documents/d')).json()).toEqual({ title: 'T' });
});
