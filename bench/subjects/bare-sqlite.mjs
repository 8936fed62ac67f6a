// Where the bare server keeps what it is sent: in SQLite, with a write-ahead log and each commit on the disk.
import Database from 'better-sqlite3';

const database = new Database(`${process.env.DATA_DIR}/bare.sqlite`);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(`
  CREATE TABLE document (id TEXT PRIMARY KEY, version INTEGER NOT NULL, etag TEXT NOT NULL);
  CREATE TABLE revision (
    id TEXT NOT NULL, version INTEGER NOT NULL, etag TEXT NOT NULL, parent TEXT, content TEXT NOT NULL,
    PRIMARY KEY (id, version)
  );
`);
const findHead = database.prepare('SELECT version, etag FROM document WHERE id = ?');
const findCurrent = database.prepare(
  'SELECT d.etag, r.content FROM document d JOIN revision r ON r.id = d.id AND r.version = d.version WHERE d.id = ?',
);
const insert = database.prepare('INSERT INTO document VALUES (?, 1, ?) ON CONFLICT DO NOTHING');
const update = database.prepare('UPDATE document SET version = ?, etag = ? WHERE id = ? AND etag = ?');
const keep = database.prepare('INSERT INTO revision VALUES (?, ?, ?, ?, ?)');
const list = database.prepare(
  'SELECT version, etag, parent FROM revision WHERE id = ? AND version < ? ORDER BY version DESC LIMIT 200',
);

const begin = database.transaction((id, etag, content) => {
  const created = insert.run(id, etag).changes === 1;
  if (created) keep.run(id, 1, etag, null, content);
  return created;
});
const replace = database.transaction((id, version, etag, parent, content) => {
  const saved = update.run(version, etag, id, parent).changes === 1;
  if (saved) keep.run(id, version, etag, parent, content);
  return saved;
});

/** The tag of the current version. */
export const head = (id) => findHead.get(id)?.etag;
/** The current version with its content. */
export const current = (id) => findCurrent.get(id);
/** The versions before one, newest first. */
export const versions = (id, before) => list.all(id, before);

/** Creates a document; answers its tag, or null where there is one. */
export function create(id, content, hash) {
  const etag = `"1-${hash}"`;
  return begin(id, etag, content) ? etag : null;
}

/** Saves if `expected` is the current tag; answers whether, and the tag that is current then. */
export function save(id, expected, hash, content) {
  const now = findHead.get(id);
  if (now?.etag !== expected) return { etag: now?.etag, saved: false };
  const etag = `"${now.version + 1}-${hash()}"`;
  const saved = replace(id, now.version + 1, etag, expected, content);
  return saved ? { etag, saved } : { etag: head(id), saved };
}
