// Where the bare server keeps what it is sent: in PostgreSQL, each request in one round trip by a prepared statement.
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query(`
  DROP TABLE IF EXISTS bare_revision, bare_document;
  CREATE TABLE bare_document (id TEXT PRIMARY KEY, version INTEGER NOT NULL, etag TEXT NOT NULL);
  CREATE TABLE bare_revision (
    id TEXT NOT NULL, version INTEGER NOT NULL, etag TEXT NOT NULL, parent TEXT, content TEXT NOT NULL,
    PRIMARY KEY (id, version)
  );
`);
const ask = async (name, text, values) => (await pool.query({ name, text, values })).rows;

/** The tag of the current version. */
export async function head(id) {
  const [row] = await ask('head', 'SELECT etag FROM bare_document WHERE id = $1', [id]);
  return row?.etag;
}

/** The current version with its content. */
export async function current(id) {
  const text = `SELECT d.etag, r.content FROM bare_document d
    JOIN bare_revision r ON r.id = d.id AND r.version = d.version WHERE d.id = $1`;
  const [row] = await ask('current', text, [id]);
  return row;
}

/** The versions before one, newest first. */
export const versions = (id, before) =>
  ask(
    'versions',
    'SELECT version, etag, parent FROM bare_revision WHERE id = $1 AND version < $2::bigint ORDER BY version DESC LIMIT 200',
    [id, before],
  );

/** Creates a document; answers its tag, or null where there is one. */
export async function create(id, content, hash) {
  const text = `WITH made AS (INSERT INTO bare_document VALUES ($1, 1, $2) ON CONFLICT DO NOTHING RETURNING etag)
    INSERT INTO bare_revision SELECT $1, 1, etag, NULL, $3 FROM made RETURNING etag`;
  const [row] = await ask('create', text, [id, `"1-${hash}"`, content]);
  return row?.etag ?? null;
}

/** Saves if `expected` is the current tag; answers whether, and the tag that is current then. */
export async function save(id, expected, hash, content) {
  const text = `WITH saved AS (
      UPDATE bare_document SET version = version + 1, etag = '"' || (version + 1) || '-' || $3 || '"'
      WHERE id = $1 AND etag = $2 RETURNING version, etag
    ), kept AS (INSERT INTO bare_revision SELECT $1, version, etag, $2, $4 FROM saved)
    SELECT (SELECT etag FROM saved) AS saved, (SELECT etag FROM bare_document WHERE id = $1) AS current`;
  const [row] = await ask('save', text, [id, expected, hash(), content]);
  if (row.saved !== null) return { etag: row.saved, saved: true };
  // What the statement saw may be older than what it waited for.
  return { etag: row.current === expected ? await head(id) : row.current, saved: false };
}
