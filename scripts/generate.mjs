#!/usr/bin/env node
// Generates the database clients into lib/server/database/generated: one for SQLite, one for PostgreSQL, from one set of models.
// Does nothing when what is there was made from the same schema by the same Prisma.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = path.join(root, 'lib/server/database/generated');
const stamp = path.join(target, 'made-from');
const read = (file) => readFileSync(path.join(root, file), 'utf8');

const schemas = ['sqlite', 'postgresql'].map((provider) => ({
  provider,
  text: `${read(`prisma/${provider}/provider.prisma`)}\n${read('prisma/models.prisma')}`,
}));
const prismaVersion = JSON.parse(read('node_modules/prisma/package.json')).version;
const madeFrom = createHash('sha256')
  .update(JSON.stringify([prismaVersion, schemas]))
  .digest('hex');

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === madeFrom) process.exit(0);

console.log('Generating the database clients …');
// Made beside the old ones and moved into their place, so that whoever is running hardly notices.
const fresh = `${target}-${process.pid}`;
mkdirSync(fresh, { recursive: true });
for (const { provider, text } of schemas) {
  const schema = path.join(fresh, `${provider}.prisma`);
  writeFileSync(schema, text);
  const run = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/prisma/build/index.js'), 'generate', '--no-hints', '--schema', schema],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        // Generating needs no schema engine, yet Prisma downloads one unless an executable is named.
        PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      },
    },
  );
  if (run.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    console.error(`Generating the ${provider} client failed:\n${run.stdout}${run.stderr}${run.error ?? ''}`);
    process.exit(1);
  }
}
writeFileSync(path.join(fresh, 'made-from'), madeFrom);
rmSync(target, { recursive: true, force: true });
renameSync(fresh, target);
