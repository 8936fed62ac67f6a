import { isShellCache, WORKER } from './release';

/** What registering needs of a browser. */
export interface WorkerHost {
  /** Not there over plain HTTP from another host, and in some private windows. */
  readonly workers: Pick<ServiceWorkerContainer, 'register' | 'getRegistration'> | undefined;
  readonly caches: Pick<CacheStorage, 'keys' | 'delete'> | undefined;
  readonly fetch: typeof fetch;
}

/**
 * Has the worker look after this page's origin, and asks whether there is a newer one. Never rejects: the application
 * works without. A server that has no worker any more (404 or 410) takes it away from every browser that comes by.
 */
export async function registerWorker(host: WorkerHost): Promise<void> {
  try {
    const registration = await host.workers?.register(WORKER, { updateViaCache: 'none' });
    // One that is there already is taken as it is, without a question to the server.
    if (registration?.active) await registration.update();
  } catch {
    if (await isWithdrawn(host)) await removeWorker(host);
  }
}

/** Takes the worker and all that it cached off this device. Never rejects. */
export async function removeWorker({ workers, caches }: WorkerHost): Promise<void> {
  try {
    await (await workers?.getRegistration('/'))?.unregister();
    for (const name of (await caches?.keys()) ?? []) if (isShellCache(name)) await caches?.delete(name);
  } catch {
    // Where such things are forbidden there is nothing to take away.
  }
}

async function isWithdrawn({ fetch }: WorkerHost): Promise<boolean> {
  try {
    const { status } = await fetch(WORKER, { method: 'HEAD', cache: 'no-store' });
    return status === 404 || status === 410;
  } catch {
    return false;
  }
}
