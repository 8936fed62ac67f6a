import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeFolder } from './make-folder';

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'midair-folder-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('makes a folder with those that it is in, for this user alone, also where others make them just now', async () => {
  const folder = path.join(root, 'a', 'b', 'c');
  await Promise.all([makeFolder(folder), makeFolder(folder), makeFolder(path.dirname(folder))]);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  await makeFolder(folder);
});

it('says why there can be none', async () => {
  const file = path.join(root, 'file');
  writeFileSync(file, '');
  await expect(makeFolder(path.join(file, 'in-it'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

it('ends where the system has no room for folders', async () => {
  await expect(makeFolder('/proc/midair/data')).rejects.toThrow();
});
