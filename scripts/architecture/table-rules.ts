import path from 'node:path';
import { isTesting, openTo, type Room, roomOf } from './room';

/** Folders that others install: they know nothing of what is around them. */
const PACKAGES: readonly string[] = ['lib/http', 'lib/merge'];

/** The package that a file or room of this path belongs to. */
export function packageOf(place: string): string | undefined {
  return PACKAGES.find((name) => place === name || place.startsWith(`${name}/`));
}

/**
 * What is wrong with the table itself: an entry that is there twice, that has no file, or that names what it may not.
 * `files` are all source files, `devDependencies` the packages that an installed application lacks.
 */
export function brokenTable(
  rooms: readonly Room[],
  files: readonly string[],
  devDependencies: readonly string[],
): readonly string[] {
  const paths = rooms.map((room) => room.path);
  const used = new Set(files.map((file) => roomOf(file, rooms)?.path));
  return rooms.flatMap((room, at) => {
    const problems: string[] = [];
    if (paths.indexOf(room.path) < at) problems.push('is there twice');
    if (room.kind !== 'generated' && !used.has(room.path)) problems.push('has no source file');
    for (const name of openTo(room, rooms)) {
      if (!paths.slice(0, at).includes(name)) problems.push(`names ${name}, which does not stand above it`);
      else if (isTesting(name) && !isTesting(room.path))
        problems.push(`names ${name}, which only tests share`);
      else if (path.posix.basename(name) === 'index.ts')
        problems.push(`names ${name}, which is only for others`);
      else if (packageOf(room.path) !== undefined && packageOf(name) !== packageOf(room.path))
        problems.push(`names ${name}, which is not of its package`);
    }
    for (const name of room.packages) {
      if (!isTesting(room.path) && devDependencies.some((dev) => name === dev || name.startsWith(`${dev}/`)))
        problems.push(`names ${name}, which is a development dependency`);
    }
    return problems.map((problem) => `The entry for ${room.path} ${problem}.`);
  });
}
