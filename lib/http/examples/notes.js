// Stands for your database. The one thing that matters: the check and the change are one step. In SQL,
//   UPDATE notes SET etag = :next, content = :content WHERE id = :id AND etag = :expected
// and in the same transaction the act: INSERT INTO acts (id, key, method, digest, created, etag) VALUES …
const notes = new Map();
const acts = new Map();
let version = 0;

export const load = async (_request, id) => notes.get(id) ?? null;
export const recall = async (key, _request, id) => acts.get(`${id} ${key}`) ?? null;
export const remove = async (change, id) => commit(id, change, null);
export const write = async (change, id) => {
  const next = { etag: String(++version), content: change.bytes, lastModified: Date.now() };
  return commit(id, change, next) ? next : null; // null: somebody was first, and nothing was written
};

function commit(id, { expected, created, act }, next) {
  if ((notes.get(id)?.etag ?? null) !== expected) return false;
  next ? notes.set(id, next) : notes.delete(id);
  if (act) acts.set(`${id} ${act.key}`, { ...act, created, etag: next?.etag ?? null });
  return true;
}
