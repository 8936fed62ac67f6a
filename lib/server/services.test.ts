import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { closeServices, services } from './services';

it('makes a folder for the database that nobody else on the machine may enter', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'midair-services-'));
  process.env.LOG_LEVEL = 'silent';
  process.env.DATA_DIR = path.join(folder, 'new', 'data');
  try {
    await services();
    expect(statSync(process.env.DATA_DIR).mode & 0o077).toBe(0);
  } finally {
    await closeServices();
    rmSync(folder, { recursive: true, force: true });
  }
});
