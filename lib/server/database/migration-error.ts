/** The database is not in a state that this release can bring up to date. The message says what is so, and what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** To whoever names a database that others keep their own things in. */
export const FOREIGN =
  'The database holds tables that are not Midair’s. Nothing was changed. Use another database.';
