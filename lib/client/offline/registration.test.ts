import { expect, it, vi } from 'vitest';
import { registerWorker, removeWorker, type WorkerHost } from './registration';

type Registration = ServiceWorkerRegistration;

/**
 * A browser that has the worker already, the caches of two releases, and something of another program.
 *
 * @param fails at which step the program of the worker cannot be had.
 */
function browser(answer: () => Promise<Response>, fails: 'register' | 'update' | null) {
  const kept = new Set(['midair-shell-a', 'midair-shell-b', 'other']);
  const step = (name: typeof fails) => {
    if (fails === name) throw new TypeError('Bad answer.');
  };
  const unregister = vi.fn(async () => true);
  const update = vi.fn(async () => {
    step('update');
    return registration;
  });
  const active = {} as ServiceWorker;
  const registration: Registration = { active, update, unregister } as Partial<Registration> as Registration;
  const register = vi.fn(async () => {
    step('register');
    return registration;
  });
  const host: WorkerHost = {
    workers: { register, getRegistration: async () => registration },
    caches: { keys: async () => [...kept], delete: async (name) => kept.delete(name) },
    fetch: answer,
  };
  return { host, kept, register, update, unregister };
}

const answers = (status: number) => async () => new Response(null, { status });

it('registers the worker past the cache of the browser, and asks for a newer one', async () => {
  const { host, register, update, unregister } = browser(answers(200), null);
  await registerWorker(host);
  expect(register).toHaveBeenCalledExactlyOnceWith('/sw.js', { updateViaCache: 'none' });
  expect(update).toHaveBeenCalledOnce();
  expect(unregister).not.toHaveBeenCalled();
});

it.each([
  [404, 'register'],
  [404, 'update'],
  [410, 'update'],
] as const)(
  'takes worker and caches away where the server says %i (to %s), and nothing else',
  async (status, step) => {
    const { host, kept, unregister } = browser(answers(status), step);
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
  const { host, kept, unregister } = browser(answer, 'update');
  await registerWorker(host);
  expect(unregister).not.toHaveBeenCalled();
  expect(kept.size).toBe(3);
});

it('does without in a browser that has no workers, or forbids them', async () => {
  const none: WorkerHost = { workers: undefined, caches: undefined, fetch: answers(404) };
  await registerWorker(none);
  await removeWorker(none);
  const { host, register } = browser(answers(404), 'register');
  const forbidden = async () => {
    throw new DOMException('Forbidden.', 'SecurityError');
  };
  await registerWorker({ ...host, workers: { register, getRegistration: forbidden } });
  expect(register).toHaveBeenCalledOnce();
});
