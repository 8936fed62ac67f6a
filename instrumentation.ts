/**
 * Opens what requests need before the first one comes, and hands over what the server around the application needs of
 * it: scripts/serve.mjs is not compiled, so it can import nothing from here.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { beginStop } = await import('@/lib/server/on-stop');
  const { closeServices, services } = await import('@/lib/server/services');
  const { openFront } = await import('@/lib/server/front/open-front');
  const { Pace } = await import('@/lib/server/front/pace');
  const application = { beginStop, closeServices, openFront, Pace };
  const { [HAND_OVER]: handOver } = globalThis as { [HAND_OVER]?: (handedOver: typeof application) => void };
  handOver?.(application);
  await services();
}

/** Where scripts/serve.mjs waits; the development server does not. */
const HAND_OVER = Symbol.for('midair.hand-over');
