import { Departure } from '@/lib/server/front/departure';
import { Exchanges } from '@/lib/server/front/exchanges';
import { openFront } from '@/lib/server/front/open-front';
import { Pace } from '@/lib/server/front/pace';
import { beginStop } from '@/lib/server/on-stop';
import { closeServices, openServices } from '@/lib/server/services';
import { compressedFiles } from './compressed-files';

/** What scripts/serve.mjs, which is not compiled and so can import nothing of it, needs of the application. */
export interface HandedOver {
  readonly beginStop: typeof beginStop;
  readonly closeServices: typeof closeServices;
  readonly openFront: typeof openFront;
  readonly Departure: typeof Departure;
  readonly Exchanges: typeof Exchanges;
  readonly Pace: typeof Pace;
  readonly compressedFiles: typeof compressedFiles;
}

/**
 * Opens what requests need before the first one comes. While the database cannot be used, they are answered by 503; where
 * that does not pass by itself, `giveUp` is called, now or later, with what somebody has to mend.
 */
export async function open(giveUp: (why: string) => void): Promise<HandedOver> {
  await openServices(giveUp);
  return { beginStop, closeServices, openFront, Departure, Exchanges, Pace, compressedFiles };
}
