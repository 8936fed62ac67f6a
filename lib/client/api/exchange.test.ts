import { afterEach, expect, it, vi } from 'vitest';
import { exchange } from './exchange';
import { NetworkError } from './problem-error';

afterEach(() => {
  vi.useRealTimers();
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

it('gives up a save that may be sent again once the server answers beside it, and no other', async () => {
  vi.useFakeTimers();
  const aborted: string[] = [];
  /** All of it has left, and nothing ever comes. */
  class DeadRequest {
    readonly upload: { onload?: () => void } = {};
    #path = '';
    open(_method: string, path: string): void {
      this.#path = path;
    }
    setRequestHeader(): void {}
    send(): void {
      queueMicrotask(() => this.upload.onload?.());
    }
    abort(): void {
      aborted.push(this.#path);
    }
  }
  vi.stubGlobal('XMLHttpRequest', DeadRequest);
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return new Response('{}');
  });
  const put = { method: 'PUT', body: 'x' } as const;
  const repeatable = exchange('/api/documents/d', { ...put, attempt: 1 });
  const other = exchange('/api/me', put);
  const failed = expect(repeatable).rejects.toBeInstanceOf(NetworkError);
  other.catch(() => {});
  await vi.advanceTimersByTimeAsync(6_000);
  await failed;
  expect([asked, aborted]).toEqual([['/api/health'], ['/api/documents/d']]);
});
