import { mkdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a folder, and those that it is in, for this user alone. What is there already stays as it is; the error is that of
 * the operating system. Node's own recursive form never ends where a folder exists in which none can be made and the system
 * says that there is no such thing, as in `/proc`.
 */
export async function makeFolder(folder: string): Promise<void> {
  const make = () => mkdir(folder, { mode: 0o700 });
  try {
    await make();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // What else it may be than a folder is found by whoever opens a file in it.
    if (code === 'EEXIST') return;
    const parent = path.dirname(folder);
    if (code !== 'ENOENT' || parent === folder) throw error;
    await makeFolder(parent);
    await make().catch((again: NodeJS.ErrnoException) => {
      if (again.code !== 'EEXIST') throw again;
    });
  }
}
