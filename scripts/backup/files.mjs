import { closeSync, fsyncSync, linkSync, mkdtempSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { getSystemErrorMap } from 'node:util';
import Sqlite from 'better-sqlite3';
import { Refusal } from './location.mjs';

/** Whether something has a name. Throws where that cannot be found out. */
export const isThere = (name) => statSync(name, { throwIfNoEntry: false }) !== undefined;

/** Throws where a name is not that of a file: a folder, or what has no end. */
export function refuseNoFile(name) {
  const found = statSync(name, { throwIfNoEntry: false });
  if (found === undefined) throw new Refusal(`There is no file ${name}.`);
  if (!found.isFile()) throw new Refusal(`${name} is not a file.`);
}

/** Does something with a folder beside a file that nobody else has, and that is removed with all that is in it. */
export async function withFolderBeside(file, mark, work) {
  const folder = mkdtempSync(`${file}.${mark}-`);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Whoever breaks it off wants nothing of it.
  const breakOff = () => process.exit(1);
  process.on('exit', remove);
  for (const signal of SIGNALS) process.on(signal, breakOff);
  try {
    return await work(folder);
  } finally {
    remove();
    process.off('exit', remove);
    for (const signal of SIGNALS) process.off(signal, breakOff);
  }
}
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Has something make a file of its own, which its owner alone may read, and gives it a name that nothing has yet, when it is
 * whole and on the disk. Whatever gets the name meanwhile keeps it.
 */
export async function makeWhole(target, make) {
  if (isThere(target)) throw new Refusal(taken(target));
  if (!isThere(path.dirname(target))) {
    throw new Refusal(`There is no folder ${path.dirname(target)}. Make it, or choose another.`);
  }
  await withFolderBeside(target, 'part', async (folder) => {
    const part = path.join(folder, 'part');
    closeSync(openSync(part, 'wx', 0o600));
    await make(part);
    sync(part);
    nameNew(part, target);
    orRemove(target, () => sync(path.dirname(target)));
  });
}

/**
 * Gives a file a name that nothing has.
 *
 * @param link gives a file a second name; not all disks can.
 */
export function nameNew(file, name, link = linkSync) {
  try {
    link(file, name);
  } catch (error) {
    if (error.code === 'EEXIST') throw new Refusal(taken(name));
    if (!CANNOT_LINK.has(error.code)) throw error;
    try {
      closeSync(openSync(name, 'wx', 0o600));
    } catch (found) {
      throw found.code === 'EEXIST' ? new Refusal(taken(name)) : found;
    }
    orRemove(name, () => renameSync(file, name));
  }
}

/** Does something, and removes what was made for it where it fails. */
function orRemove(made, work) {
  try {
    work();
  } catch (error) {
    rmSync(made, { force: true });
    throw error;
  }
}
const CANNOT_LINK = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK']);

const taken = (name) => `${name} exists already, and was not changed. Choose another name.`;

/** Has what was written be on the disk: a file, or the names in a folder. */
export function sync(name) {
  const handle = openSync(name, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Does something; what the system or the database has against it is a refusal, which `what` begins. */
export async function explaining(what, work) {
  try {
    return await work();
  } catch (error) {
    const why = reasonOf(error);
    if (why === null) throw error;
    throw new Refusal(`${what}: ${why}.`);
  }
}

function reasonOf(error) {
  if (error instanceof Sqlite.SqliteError) return `${error.message} (${error.code})`;
  const known = error?.syscall === undefined ? undefined : getSystemErrorMap().get(error.errno);
  return known === undefined ? null : `${known[1]} (${known[0]})`;
}
