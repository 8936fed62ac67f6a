// Drafts a migration for both databases after a change to prisma/models.prisma: npx tsx scripts/draft-migration.ts <name>
// Read what it wrote before committing it: a draft does not know what should become of existing rows.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { NO_FILTER, openSchemaEngine } from '@/lib/server/database/schema-engine';
import { DurableSqlite } from '@/lib/server/database/sqlite-adapter';
import { startPostgres } from '@/lib/server/testing/start-postgres';

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: npx tsx scripts/draft-migration.ts <name_in_snake_case>');
  process.exit(1);
}

const MODELS = 'prisma/models.prisma';
/** The models that the newest migrations make. */
const MIGRATED = 'prisma/migrated.prisma';
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Compares models with models; of the database the engine asks no more than its version. */
async function draft(provider: string, adapter: SqlMigrationAwareDriverAdapterFactory): Promise<void> {
  const schema = (models: string) => ({
    files: [
      { path: 'provider.prisma', content: read(`prisma/${provider}/provider.prisma`) },
      { path: 'models.prisma', content: models },
    ],
  });
  const engine = await openSchemaEngine(adapter);
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatamodel', ...schema(read(MIGRATED)) },
    to: { tag: 'schemaDatamodel', ...schema(read(MODELS)) },
    script: true,
    exitCode: null,
    filters: NO_FILTER,
  });
  if (!stdout || stdout.startsWith('-- This is an empty migration')) {
    console.log(`${provider}: nothing to migrate.`);
    return;
  }
  const folder = `prisma/${provider}/migrations`;
  mkdirSync(`${folder}/${stamp}_${name}`, { recursive: true });
  writeFileSync(`${folder}/${stamp}_${name}/migration.sql`, stdout);
  writeFileSync(`${folder}/migration_lock.toml`, `provider = "${provider}"\n`);
  console.log(`${provider}: ${folder}/${stamp}_${name}`);
}

await draft('sqlite', new DurableSqlite(':memory:'));
const postgres = await startPostgres();
try {
  await draft('postgresql', new PrismaPg(postgres.url));
} finally {
  await postgres.stop();
}
writeFileSync(MIGRATED, read(MODELS));
