import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openingFault } from './opening-fault';
import { requireRoom } from './require-room';

const MIB = 1_048_576;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'midair-room-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('begins no migration that the disk may have no room for, which passes by itself', async () => {
  const file = path.join(folder, 'new.sqlite');
  await requireRoom(file, async () => 16 * MIB);
  const fault = await requireRoom(file, async () => 16 * MIB - 1).catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'ENOSPC' });
  expect(openingFault(fault, { provider: 'sqlite', file })).toMatchObject({ heals: true });
});

it('wants room for every table once more, and for the log of that', async () => {
  const file = path.join(folder, 'used.sqlite');
  writeFileSync(file, Buffer.alloc(MIB));
  await requireRoom(file, async () => 18 * MIB);
  await expect(requireRoom(file, async () => 18 * MIB - 1)).rejects.toThrow('18 MiB of free disk');
});
