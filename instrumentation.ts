/**
 * Hands over what the server around the application needs of it: scripts/serve.mjs is not compiled, so it can import
 * nothing from here. The application is served by nothing else, since there every host would be taken for ours, and nobody
 * would have an address. Where the API is served beside the framework, that has handed over already.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { [HAND_OVER]: handOver } = globalThis as { [HAND_OVER]?: ((handedOver: object) => void) | null };
  if (handOver === undefined)
    throw new Error('This does not start by itself: use npm start, or npm run dev.');
  if (handOver === null) return;
  const { open } = await import('@/lib/server/host/hand-over');
  handOver(await open());
}

/** Where scripts/serve.mjs waits; `null` where it need not. */
const HAND_OVER = Symbol.for('midair.hand-over');
