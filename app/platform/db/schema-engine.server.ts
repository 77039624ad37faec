import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { DriverAdapterError, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import type { Migration } from './migrate.server.ts';

type Engine = { new: typeof SchemaEngine.new };
type Bindings = { SchemaEngine: Engine; __wbg_set_wasm(exports: WebAssembly.Exports): void };
type SchemaFile = { path: string; content: string };

let loaded: Promise<Engine> | undefined;

/** The package's own entry imports the .wasm as a module, which Node does not do: instantiate it by hand. */
async function loadEngine(): Promise<Engine> {
  const bindings = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as Bindings;
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const { instance } = await WebAssembly.instantiate(
    readFileSync(entry.replace(/\.js$/, '.wasm')),
    { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports },
  );
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings.SchemaEngine;
}

/** Prisma's schema engine on a database; `diff` between data models needs none, so the url may be absent. */
export async function withEngine<T>(
  source: { url?: string; schema?: SchemaFile[] },
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadEngine();
  const pool = new pg.Pool({ connectionString: source.url, max: 1 });
  pool.on('error', () => undefined);
  const adapter = bindMigrationAwareSqlAdapterFactory(source.url ? wholeScripts(pool) : silentServer());
  const datamodels = source.schema?.map(({ path, content }): [string, string] => [path, content]);
  const engine = await (await loaded).new({ datamodels }, () => undefined, adapter);
  try {
    return await use(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

/**
 * The adapter cuts scripts at every semicolon, which breaks function bodies; the server takes a script whole,
 * and then as one transaction.
 */
function wholeScripts(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await factory.connect();
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((error: pg.DatabaseError) => {
        throw new DriverAdapterError({
          kind: 'postgres', code: error.code ?? 'N/A', severity: error.severity ?? 'ERROR', message: error.message,
          detail: error.detail, column: error.column, hint: error.hint,
        });
      });
    };
    return adapter;
  };
  return {
    provider: factory.provider, adapterName: factory.adapterName, connect,
    connectToShadowDb: () => Promise.reject(new Error('migrations are made without a shadow database')),
  };
}

/** The engine asks its server for a version before it does anything, also for a diff that needs no server. */
function silentServer(): SqlMigrationAwareDriverAdapterFactory {
  const nothing = { columnNames: [], columnTypes: [], rows: [] };
  const server: SqlDriverAdapter = {
    provider: 'postgres', adapterName: '@prisma/adapter-pg',
    queryRaw: () => Promise.resolve(nothing),
    executeRaw: () => Promise.resolve(0),
    executeScript: () => Promise.resolve(),
    startTransaction: () => Promise.reject(new Error('no database here')),
    dispose: () => Promise.resolve(),
  };
  const connect = () => Promise.resolve(server);
  return { provider: 'postgres', adapterName: '@prisma/adapter-pg', connect, connectToShadowDb: connect };
}

export function migrationList(folder: string, migrations: Migration[]): MigrationList {
  return {
    baseDir: folder,
    lockfile: { path: join(folder, 'migration_lock.toml'), content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}
