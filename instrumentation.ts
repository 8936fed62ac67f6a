/**
 * Opens what requests need before the first one comes, and hands over what the server around the application needs of
 * it: scripts/serve.mjs is not compiled, so it can import nothing from here.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { beginStop } = await import('@/lib/server/on-stop');
  const { closeServices, services } = await import('@/lib/server/services');
  const { problemPath } = await import('@/lib/documents/problems/problem-kinds');
  const application = { beginStop, closeServices, problemPath };
  Object.assign(globalThis, { [Symbol.for('midair.application')]: application });
  await services();
}
