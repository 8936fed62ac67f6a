/** Opens what requests need before the first one comes, and closes it when the server has answered the last. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { closeServices, services } = await import('@/lib/server/services');
  const key = Symbol.for('midair.shutdown');
  const ending = globalThis as { [key]?: (() => Promise<void>)[] };
  ending[key] = [...(ending[key] ?? []), closeServices];
  await services();
}
