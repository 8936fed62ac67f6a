/** Errors that are looked through for causes: Prisma and its adapters wrap what a driver says, and pg joins several tries. */
const DEEPEST = 5;

/**
 * What an error says of itself and of what it was made from, outermost first. Errors of Prisma and of the databases' drivers
 * carry stable codes, whatever their classes; Prisma keeps the driver's own under names of its own.
 */
function codesOf(error: unknown): readonly string[] {
  return layersOf(error)
    .flatMap(({ code, originalCode, kind }) => [code, originalCode, kind])
    .filter((code) => typeof code === 'string');
}

/** As much as is looked at of an error, or of what stands in its place. */
interface Layer {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  /** Of Prisma's adapters, where they leave the code out. */
  readonly kind?: unknown;
  readonly message?: unknown;
  readonly originalMessage?: unknown;
  readonly cause?: unknown;
  readonly meta?: unknown;
  readonly errors?: unknown;
  readonly driverAdapterError?: unknown;
}

function layersOf(error: unknown, depth = 0): readonly Layer[] {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return [];
  const layer: Layer = error;
  const { cause, meta, driverAdapterError, errors } = layer;
  const within = [cause, meta, driverAdapterError, ...(Array.isArray(errors) ? errors : [])];
  return [layer, ...within.flatMap((each) => layersOf(each, depth + 1))];
}

/** A row with that key is already there. */
export function isUniqueViolation(error: unknown): boolean {
  const [code = ''] = codesOf(error);
  return ['P2002', '23505', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_UNIQUE'].includes(code);
}

const UNAVAILABLE: ReadonlySet<string> = new Set([
  // Prisma, and its adapters.
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037'],
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'],
  // PostgreSQL: undone because it stood in the way of others that stood in its own.
  ...['40001', '40P01'],
  // PostgreSQL: in recovery or a copy that only reads, stopped a statement, its disk failed.
  ...['25006', '57014', '58030'],
  // The way there.
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN'],
  ...['ENETUNREACH', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN'],
  // The disk, and what the machine has of other things.
  ...['ENOSPC', 'EDQUOT', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM'],
]);

/**
 * Classes of SQLSTATE, and beginnings of SQLite's codes: PostgreSQL's connection is lost (08), it has no room, memory or
 * connection left (53), it stops, has crashed or starts (57P0); SQLite's file is locked, or its disk is full or refuses.
 */
const UNAVAILABLE_CLASSES =
  /^(?:08...|53...|57P0[0-5]|SQLITE_(?:BUSY|CANTOPEN|FULL|IOERR|LOCKED|NOMEM|PROTOCOL|READONLY)(?:_[A-Z_]+)?)$/;

/** What pg says without a code. */
const LOST =
  /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying|timeout expired|Query read timeout)/;

/** The database is out of reach, too busy, or can store nothing: trying again later may help. */
export function isUnavailable(error: unknown): boolean {
  return (
    codesOf(error).some((code) => UNAVAILABLE.has(code) || UNAVAILABLE_CLASSES.test(code)) ||
    messagesOf(error).some((message) => LOST.test(message))
  );
}

/** Whether the error has one of these codes, wherever it was wrapped. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return codesOf(error).some((code) => codes.includes(code));
}

/** The message of whatever lies deepest in an error, which is what the database or the operating system said. */
export function saidOf(error: unknown): string {
  return (messagesOf(error).at(-1) ?? String(error)).trim();
}

function messagesOf(error: unknown): readonly string[] {
  return layersOf(error)
    .flatMap(({ message, originalMessage }) => [message, originalMessage])
    .filter((message) => typeof message === 'string')
    .filter((message) => message.trim() !== '');
}
