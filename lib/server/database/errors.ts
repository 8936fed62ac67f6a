/** Errors of Prisma and of the databases' drivers carry stable codes, whatever their classes. */
function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** A row with that key is already there. */
export function isUniqueViolation(error: unknown): boolean {
  return ['P2002', '23505', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_UNIQUE'].includes(
    codeOf(error) ?? '',
  );
}

const UNAVAILABLE: ReadonlySet<string> = new Set([
  // Prisma.
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037'],
  // SQLite, where another process holds its lock.
  'SQLITE_BUSY',
  // PostgreSQL: too many connections, going down, gone down, starting.
  ...['53300', '57P01', '57P02', '57P03'],
  // The way there.
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
]);

/** The database is out of reach or too busy: trying again later may help. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined) return UNAVAILABLE.has(code);
  // What pg says without a code.
  return (
    error instanceof Error &&
    /^Connection terminated|^timeout exceeded when trying|^Query read timeout/.test(error.message)
  );
}
