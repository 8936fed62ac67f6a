// `npm run restore -- FILE`: puts back what `npm run backup` made, in the place of all data that there are, whole or not at all.
// DATA_DIR or DATABASE_URL say where, as for the server, which has to be stopped. Of SQLite what was there is kept beside it.
// For PostgreSQL pg_restore and psql have to be installed.
import { explaining } from './backup/files.mjs';
import { fileNamed, locationIn, nameOf, saying } from './backup/location.mjs';
import { restorePostgres } from './backup/postgresql.mjs';
import { restoreSqlite } from './backup/sqlite.mjs';

const USAGE = 'Say what to put back: npm run restore -- FILE (DATA_DIR or DATABASE_URL say where).';

await saying(async () => {
  const source = fileNamed(process.argv.slice(2), process.env, USAGE);
  const location = locationIn(process.env);
  const kept = await explaining(`${source} was not put back into ${nameOf(location)}`, () =>
    location.provider === 'sqlite'
      ? restoreSqlite(source, location.file)
      : restorePostgres(location.url, source),
  );
  const before =
    kept === null
      ? ''
      : ` The earlier data is in ${kept}: remove it when you are sure that nothing is missing.`;
  return `The data is now that of ${source} again. Start the server.${before}`;
});
