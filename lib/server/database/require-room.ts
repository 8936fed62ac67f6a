import { stat, statfs } from 'node:fs/promises';
import path from 'node:path';

/** Bytes that the tables of an empty database and the log of making them take, with much to spare. */
const LEAST = 16 * 1_048_576;

/**
 * Throws ENOSPC where a disk has no room for a migration, which may write every table anew and the log of that beside: one that
 * stopped half-way would have to be mended by hand, while a disk that is full may be less so in a moment.
 */
export async function requireRoom(
  file: string,
  disk: (folder: string) => Promise<number> = freeOn,
): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  const needed = LEAST + 2 * size;
  const free = await disk(path.dirname(file));
  if (free >= needed) return;
  const mebibytes = (bytes: number) => `${Math.ceil(bytes / 1_048_576)} MiB`;
  const message = `to bring it up to date takes ${mebibytes(needed)} of free disk, and there are ${mebibytes(free)}`;
  throw Object.assign(new Error(message), { code: 'ENOSPC' });
}

async function freeOn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
