/**
 * Opens what requests need before the first one comes, and hands over what the server around the application needs of
 * it: scripts/serve.mjs is not compiled, so it can import nothing from here. The application is served by nothing else,
 * since there every host would be taken for ours, and nobody would have an address.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { [HAND_OVER]: handOver } = globalThis as { [HAND_OVER]?: (handedOver: object) => void };
  if (!handOver) throw new Error('This does not start by itself: use npm start, or npm run dev.');
  const { beginStop } = await import('@/lib/server/on-stop');
  const { closeServices, services } = await import('@/lib/server/services');
  const { openFront } = await import('@/lib/server/front/open-front');
  const { Exchanges } = await import('@/lib/server/front/exchanges');
  const { Pace } = await import('@/lib/server/front/pace');
  handOver({ beginStop, closeServices, openFront, Exchanges, Pace });
  await services();
}

/** Where scripts/serve.mjs waits. */
const HAND_OVER = Symbol.for('midair.hand-over');
