import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '@/lib/server/database/database';
import { findSetting, replaceSetting, sharedSetting } from '@/lib/server/database/settings';
import type { Key } from './key-ring';
import { rotated } from './rotation';

const SETTING = 'keys';
/** The one key that there was before keys rotated. */
const FORMER = 'cookie-secret';

const stored = z.array(z.strictObject({ secret: z.string(), from: z.number() }));

const make = () => randomBytes(32).toString('base64url');

/**
 * The keys that the database keeps, oldest first, after a rotation where one is due. Of several instances that find it due
 * one rotates, and the others find what it did.
 */
export async function storedKeys(database: Database, now: number): Promise<readonly Key[]> {
  const text =
    (await findSetting(database, SETTING)) ??
    (await sharedSetting(database, SETTING, await firstKeys(database, now)));
  const keys = stored.parse(JSON.parse(text));
  const due = rotated(keys, now, make);
  if (due === keys) return keys;
  if (await replaceSetting(database, SETTING, text, JSON.stringify(due))) return due;
  return stored.parse(JSON.parse((await findSetting(database, SETTING))!));
}

/** The former key goes on as the first, so that what it has signed stays good. */
async function firstKeys(database: Database, now: number): Promise<() => string> {
  const former = await findSetting(database, FORMER);
  const keys: readonly Key[] = [{ secret: former ?? make(), from: now }];
  return () => JSON.stringify(keys);
}
