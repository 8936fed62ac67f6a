import { afterAll, beforeAll } from 'vitest';
import { type Api, apiOf, everyRoute, startOwnServices } from './api';

/** Every route file, which `load` imports, over services of their own with these settings, for all tests of a file. */
export function servedApi(
  load: Parameters<typeof everyRoute>[0],
  env: Readonly<Record<string, string>>,
): Api {
  let api: Api;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    stop = startOwnServices(env);
    api = apiOf(await everyRoute(load));
  });
  afterAll(() => stop());
  return (...asked) => api(...asked);
}
