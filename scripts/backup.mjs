// `npm run backup -- FILE`: makes a consistent copy of all data, while servers go on with them. DATA_DIR or DATABASE_URL say
// which data, as for the server. Of SQLite it is a database file; of PostgreSQL an archive of pg_dump, which has to be
// installed, in the server's version or a newer one. `npm run restore -- FILE` puts it back.

import { explaining } from './backup/files.mjs';
import { fileNamed, locationIn, nameOf, saying } from './backup/location.mjs';
import { backUpPostgres } from './backup/postgresql.mjs';
import { backUpSqlite } from './backup/sqlite.mjs';

const USAGE =
  'Say where to put the backup: npm run backup -- FILE (DATA_DIR or DATABASE_URL say where the data is).';

await saying(async () => {
  const target = fileNamed(process.argv.slice(2), process.env, USAGE);
  const location = locationIn(process.env);
  await explaining(`No backup of ${nameOf(location)} was made at ${target}`, () =>
    location.provider === 'sqlite'
      ? backUpSqlite(location.file, target)
      : backUpPostgres(location.url, target),
  );
  return `All current data is in ${target}. Keep it secret: it has everything that people wrote.`;
});
