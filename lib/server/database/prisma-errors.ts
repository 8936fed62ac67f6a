/** Prisma's errors carry stable codes; each provider's client has a class of its own, so the code is what counts. */
function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** A row with that key is already there. */
export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === 'P2002';
}

/** The database is out of reach or too busy: trying again later may help. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code !== undefined &&
    ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037'].includes(code)
  );
}
