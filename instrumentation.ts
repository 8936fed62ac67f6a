/**
 * Opens what requests need before the first one comes, and hands over what the server around the application needs of
 * it: scripts/serve.mjs is not compiled, so it can import nothing from here.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { beginStop } = await import('@/lib/server/on-stop');
  const { closeServices, services } = await import('@/lib/server/services');
  const { problem } = await import('@/lib/documents/problems/problem');
  const application = { beginStop, closeServices, problem };
  Object.assign(globalThis, { [Symbol.for('midair.application')]: application });
  await services();
}
