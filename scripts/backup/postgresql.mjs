import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { makeWhole, refuseNoFile } from './files.mjs';
import { refuseNewer } from './known-migrations.mjs';
import { Refusal } from './location.mjs';

/** Has pg_dump make an archive, as of one moment, while servers go on. It is under its name only when it is whole. */
export async function backUpPostgres(url, target) {
  await makeWhole(target, async (part) => {
    await output('pg_dump', ['--format=custom', '--no-owner', '--no-privileges', `--file=${part}`], url);
  });
}

/** Puts an archive in the place of all tables, in one transaction. Nothing of before is kept: answers `null`. */
export async function restorePostgres(url, source) {
  refuseNoFile(source);
  refuseNewer(source, 'postgresql', await migrationsIn(url, source));
  await refuseServed(url);
  const psql = start('psql', ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1'], url, [
    'pipe',
    'ignore',
    'pipe',
  ]);
  const restore = start(
    'pg_restore',
    ['--no-owner', '--no-privileges', '--no-comments', '--file=-', source],
    url,
  );
  // What psql takes no more was refused, which it says itself.
  psql.program.stdin.on('error', () => {});
  psql.program.stdin.write('BEGIN;\nDROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n');
  restore.program.stdout.pipe(psql.program.stdin, { end: false });
  const archive = await restore.ended;
  // Without COMMIT nothing of it has happened.
  psql.program.stdin.end(archive.status === 0 ? `${BEGIN_ANEW}COMMIT;\n` : '');
  for (const { status, said } of [archive, await psql.ended]) {
    if (status !== 0) throw new Refusal(`${source} could not be put back. Nothing was changed. ${said}`);
  }
  return null;
}

/** As in sqlite.mjs. */
const BEGIN_ANEW = `INSERT INTO public."Setting" ("key", "value")
  SELECT 'rewound', '${randomUUID().slice(0, 8)} ' || coalesce(to_char(max("savedAt"), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '') || ' ${new Date().toISOString()}'
  FROM public."Revision"
  ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value";
`;

async function migrationsIn(url, source) {
  const args = ['--data-only', '--table=_prisma_migrations', '--file=-', source];
  const said = await output('pg_restore', args, url).catch((error) => {
    throw error instanceof Missing
      ? error
      : new Refusal(`${source} is not a backup of this application. Nothing was changed.`);
  });
  const names = said.match(/\b\d{14}_\w+/g);
  if (names === null)
    throw new Refusal(`${source} is not a backup of this application. Nothing was changed.`);
  return names;
}

async function refuseServed(url) {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect().catch((error) => {
    // Of a host with several addresses the error has no message.
    throw new Refusal(`The database cannot be reached: ${error.message || error.code}. Nothing was changed.`);
  });
  const { rowCount } = await client.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'midair%'`,
  );
  await client.end();
  if (rowCount > 0)
    throw new Refusal('A server is running on this database. Stop it first; nothing was changed.');
}

/** A program that there is not. */
class Missing extends Refusal {}

/** Runs one of PostgreSQL's programs to its end; answers what it wrote. */
async function output(name, args, url) {
  const { program, ended } = start(name, args, url);
  const [written, { status, said }] = await Promise.all([text(program.stdout), ended]);
  if (status !== 0) throw new Refusal(`${name} failed, and nothing was changed. ${said}`);
  return written;
}

const inOneLine = (said) => said.trim().replace(/\s+/g, ' ');

function start(name, args, url, stdio = ['ignore', 'pipe', 'pipe']) {
  const program = spawn(name, args, { stdio, env: { ...process.env, ...accessTo(url) } });
  // Nobody waits for it any more.
  const end = () => program.kill();
  process.on('exit', end);
  program.once('close', () => process.off('exit', end));
  const said = text(program.stderr);
  const ended = once(program, 'close').then(
    async ([status]) => ({ status, said: inOneLine(await said) }),
    (error) => {
      if (error.code !== 'ENOENT') throw error;
      throw new Missing(
        `${name} is not installed. It comes with PostgreSQL: on Debian, apt-get install postgresql-client. Nothing was changed.`,
      );
    },
  );
  return { program, ended };
}

/** Where and as whom, in the environment: arguments can be read by everybody on the machine. */
function accessTo(url) {
  const { hostname, port, username, password, pathname, searchParams } = url;
  const given = {
    PGHOST: searchParams.get('host') ?? decodeURIComponent(hostname),
    PGPORT: port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    PGSSLMODE: searchParams.get('sslmode') ?? '',
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}
