import type { Release } from './release';
import { shellWorker, type WorkerScope } from './shell-worker';

declare const self: WorkerScope;
/** The server writes it before this program. */
declare const MIDAIR_RELEASE: Release;

shellWorker(self, MIDAIR_RELEASE);
