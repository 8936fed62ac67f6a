/**
 * Hands over what the server around the application needs of it: scripts/serve.mjs is not compiled, so it can import
 * nothing from here. The application is served by nothing else, since there every host would be taken for ours, and nobody
 * would have an address. Where the API is served beside the framework, that has handed over already.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { [HAND_OVER]: waiting } = globalThis as { [HAND_OVER]?: Waiting | null };
  if (waiting === undefined) throw new Error('This does not start by itself: use npm start, or npm run dev.');
  if (waiting === null) return;
  // Whatever goes wrong is for whoever waits: the framework would answer 500 to everything from then on.
  waiting.handOver(import('@/lib/server/host/hand-over').then(({ open }) => open(waiting.giveUp)));
}

/** What scripts/serve.mjs waits for, and how it is told that there is no use in waiting. */
interface Waiting {
  readonly handOver: (handedOver: Promise<object>) => void;
  readonly giveUp: (why: string) => void;
}

/** Where scripts/serve.mjs waits; `null` where it need not. */
const HAND_OVER = Symbol.for('midair.hand-over');
