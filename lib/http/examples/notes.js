// Stands for your database. The one thing that matters: the check and the change are one step. In SQL, in one transaction,
//   UPDATE notes SET etag = :next, content = :bytes WHERE id = :id AND etag = :expected
//   INSERT INTO notes … ON CONFLICT DO NOTHING           where `expected` is null
// and only where that changed a row, for requests with a key (UNIQUE: id, caller, key; kept for a day or more):
//   INSERT INTO acts (id, caller, key, method, digest, created, etag) VALUES …
// Where either changes no row, roll back: somebody was first, or a late copy of this very request came again.
const notes = new Map();
const acts = new Map();
let version = 0;

export const load = async (_request, id) => notes.get(id) ?? null;
export const recall = async (key, _request, id) => acts.get(JSON.stringify([id, key])) ?? null;
export const remove = async (change, id) => commit(id, change, null);
export const write = async (change, id) => {
  const next = { etag: String(++version), content: change.bytes, lastModified: Date.now() };
  return commit(id, change, next) ? next : null; // null: nothing was written
};

function commit(id, { expected, created, act }, next) {
  if ((notes.get(id)?.etag ?? null) !== expected || (act && acts.has(JSON.stringify([id, act.key]))))
    return false;
  next ? notes.set(id, next) : notes.delete(id);
  if (act) acts.set(JSON.stringify([id, act.key]), { ...act, created, etag: next?.etag ?? null });
  return true;
}
