import type { DatabaseLocation } from './database';
import { hasCode, isUnavailable, saidOf } from './errors';
import { MigrationError } from './migration-error';

/** Why a database could not be opened, in words for whoever runs the server. */
export interface OpeningFault {
  /** Whether it may pass by itself: then it is tried again, or else the process had better end. */
  readonly heals: boolean;
  /** What is wrong, that nothing was changed, and what to do. No password is in it. */
  readonly message: string;
}

/** Tells what can pass by itself, such as a server that is starting or a disk that is full, from what somebody has to mend. */
export function openingFault(error: unknown, location: DatabaseLocation): OpeningFault {
  if (error instanceof MigrationError && !isUnavailable(error))
    return { heals: false, message: error.message };
  const known = location.provider === 'sqlite' ? ofFile(error, location.file) : ofServer(error, location.url);
  if (known !== null) return { heals: false, message: `${known[0]} Nothing was changed. ${known[1]}` };
  const where = location.provider === 'sqlite' ? location.file : addressOf(location.url);
  const said = withoutPassword(saidOf(error), location);
  return isUnavailable(error)
    ? { heals: true, message: `The database ${where} cannot be used right now: ${said}.` }
    : { heals: false, message: `The database ${where} cannot be used: ${said}.` };
}

/** What is wrong, and what to do about it. */
type Known = readonly [wrong: string, toDo: string];

function ofFile(error: unknown, file: string): Known | null {
  if (hasCode(error, 'SQLITE_NOTADB', 'SQLITE_CORRUPT')) {
    return [
      `${file} is damaged, or is not an SQLite database.`,
      'Put a backup in its place, or choose another folder with DATA_DIR.',
    ];
  }
  if (hasCode(error, ...FORBIDDEN)) {
    return [
      `${file} cannot be opened and written to (${saidOf(error)}).`,
      'Let this user write to the folder and the files in it, or choose another folder with DATA_DIR.',
    ];
  }
  return null;
}

/** Of the operating system, of SQLite. */
const FORBIDDEN = [
  ...['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ENAMETOOLONG', 'ELOOP'],
  ...['SQLITE_CANTOPEN', 'SQLITE_CANTOPEN_ISDIR', 'SQLITE_PERM', 'SQLITE_READONLY', 'SQLITE_AUTH'],
  ...['SQLITE_READONLY_DIRECTORY', 'SQLITE_READONLY_CANTINIT', 'SQLITE_READONLY_DBMOVED'],
];

function ofServer(error: unknown, url: string): Known | null {
  const where = addressOf(url);
  if (hasCode(error, '28P01', '28000')) {
    return [
      `${where} does not let this user in (${saidOf(error)}).`,
      'Correct the user and the password in DATABASE_URL.',
    ];
  }
  if (hasCode(error, '3D000')) {
    return [`There is no such database at ${where}.`, 'Create it, or correct its name in DATABASE_URL.'];
  }
  if (hasCode(error, '42501')) {
    return [
      `The user of ${where} may not make the tables (${saidOf(error)}).`,
      'Grant it CREATE on the database and its schema, or choose another user in DATABASE_URL.',
    ];
  }
  return null;
}

/** An address as it may be shown: without the password. */
function addressOf(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  shown.search = '';
  return shown.href;
}

/** What a driver says hardly ever repeats a password, but may. */
function withoutPassword(text: string, location: DatabaseLocation): string {
  const password = location.provider === 'sqlite' ? '' : decodeURIComponent(new URL(location.url).password);
  const shown = password === '' ? text : text.replaceAll(password, '…');
  return shown.endsWith('.') ? shown.slice(0, -1) : shown;
}
