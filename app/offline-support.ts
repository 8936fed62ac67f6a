import { registerWorker, removeWorker, type WorkerHost } from '@/lib/client/offline/registration';

/** Has this browser open the application without the server, from the next time on. */
export function supportOffline(): void {
  const host: WorkerHost = {
    workers: navigator.serviceWorker,
    caches: globalThis.caches,
    fetch: (...asked) => fetch(...asked),
  };
  // While the code is being changed nothing may come from a cache, also where a build was served on this port before.
  if (process.env.NODE_ENV === 'production') void registerWorker(host);
  else void removeWorker(host);
}
