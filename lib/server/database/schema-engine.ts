import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';

export const NO_FILTER = { externalTables: [], externalEnums: [] };

/** The module that the WebAssembly file is bound to; its published types leave the binding itself out. */
interface Binding extends WebAssembly.ModuleImports {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  readonly SchemaEngine: typeof SchemaEngine;
}

let binding: Promise<Binding> | undefined;

/**
 * Prisma's own schema engine, compiled to WebAssembly and loaded by hand: Node 20 cannot import a `.wasm` file, and
 * Prisma's command would download a native engine first. `datamodels` holds [path, text] of schema files where a
 * migration is to be drafted.
 */
export async function openSchemaEngine(
  factory: SqlMigrationAwareDriverAdapterFactory,
  datamodels?: [string, string][],
): Promise<SchemaEngine> {
  binding ??= loadBinding();
  const bound = await binding;
  return bound.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
}

async function loadBinding(): Promise<Binding> {
  const require = createRequire(path.join(process.cwd(), 'package.json'));
  const script = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(path.join(path.dirname(script), 'schema_engine_bg.wasm'));
  const loaded: unknown = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = loaded as Binding;
  const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes), {
    './schema_engine_bg.js': module,
  });
  module.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return module;
}

/** Reads a folder of migrations into the form that the engine takes, oldest first. */
export async function readMigrations(folder: string): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const read = (name: string) => readFile(path.join(folder, name), 'utf8');
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: entries.some((entry) => entry.name === 'migration_lock.toml')
        ? await read('migration_lock.toml')
        : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await read(`${name}/migration.sql`) },
        },
      })),
    ),
  };
}
