import { Exchanges } from '@/lib/server/front/exchanges';
import { openFront } from '@/lib/server/front/open-front';
import { Pace } from '@/lib/server/front/pace';
import { beginStop } from '@/lib/server/on-stop';
import { closeServices, services } from '@/lib/server/services';
import { compressedFiles } from './compressed-files';

/** What scripts/serve.mjs, which is not compiled and so can import nothing of it, needs of the application. */
export interface HandedOver {
  readonly beginStop: typeof beginStop;
  readonly closeServices: typeof closeServices;
  readonly openFront: typeof openFront;
  readonly Exchanges: typeof Exchanges;
  readonly Pace: typeof Pace;
  readonly compressedFiles: typeof compressedFiles;
}

/** Opens what requests need before the first one comes. */
export async function open(): Promise<HandedOver> {
  await services();
  return { beginStop, closeServices, openFront, Exchanges, Pace, compressedFiles };
}
