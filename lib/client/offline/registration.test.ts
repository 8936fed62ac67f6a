import { expect, it, vi } from 'vitest';
import { registerWorker, removeWorker, type WorkerHost } from './registration';

/** A browser that has the worker and the caches of two releases, and something of another program. */
function browser(answer: () => Promise<Response>, fails: boolean) {
  const kept = new Set(['midair-shell-a', 'midair-shell-b', 'other']);
  const unregister = vi.fn(async () => true);
  const register = vi.fn(async () => {
    if (fails) throw new TypeError('Bad answer.');
    return {} as ServiceWorkerRegistration;
  });
  const host: WorkerHost = {
    workers: {
      register,
      getRegistrations: async () => [
        { unregister } as Partial<ServiceWorkerRegistration> as ServiceWorkerRegistration,
      ],
    },
    caches: { keys: async () => [...kept], delete: async (name) => kept.delete(name) },
    fetch: answer,
  };
  return { host, kept, register, unregister };
}

const answers = (status: number) => async () => new Response(null, { status });

it('registers the worker for the whole origin, past the cache of the browser', async () => {
  const { host, register, unregister } = browser(answers(200), false);
  await registerWorker(host);
  expect(register).toHaveBeenCalledExactlyOnceWith('/sw.js', { updateViaCache: 'none' });
  expect(unregister).not.toHaveBeenCalled();
});

it.each([404, 410])(
  'takes worker and caches away where the server says %i, and nothing else',
  async (status) => {
    const { host, kept, unregister } = browser(answers(status), true);
    await registerWorker(host);
    expect(unregister).toHaveBeenCalledOnce();
    expect([...kept]).toEqual(['other']);
  },
);

it.each([
  ['there is no network', () => Promise.reject(new TypeError('No network.'))],
  ['the server has a problem', answers(503)],
  ['the worker itself is broken', answers(200)],
])('leaves the worker there while %s', async (_, answer) => {
  const { host, kept, unregister } = browser(answer, true);
  await registerWorker(host);
  expect(unregister).not.toHaveBeenCalled();
  expect(kept.size).toBe(3);
});

it('does without in a browser that has no workers, or forbids them', async () => {
  const none: WorkerHost = { workers: undefined, caches: undefined, fetch: answers(404) };
  await registerWorker(none);
  await removeWorker(none);
  const { host, register } = browser(answers(404), true);
  const forbidden = async () => {
    throw new DOMException('Forbidden.', 'SecurityError');
  };
  await registerWorker({ ...host, workers: { register, getRegistrations: forbidden } });
  expect(register).toHaveBeenCalledOnce();
});
