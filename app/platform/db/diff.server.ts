import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withEngine } from './schema-engine.server.ts';

/** prisma/schema and prisma/migrations as they lie in the project. */
export type SchemaPaths = { schemaFolder: string; migrationsFolder: string };

const snapshotPath = (paths: SchemaPaths): string => join(paths.migrationsFolder, 'schema.snapshot.prisma');

/** All schema files as one text, in a fixed order. */
export function joinedSchema({ schemaFolder }: SchemaPaths): string {
  const names = readdirSync(schemaFolder).filter((name) => name.endsWith('.prisma')).sort();
  return names.map((name) => `// ${name}\n${readFileSync(join(schemaFolder, name), 'utf8').trim()}\n`).join('\n');
}

/** The schema as of the last migration; empty before the first. */
export function schemaSnapshot(paths: SchemaPaths): string | null {
  try {
    return readFileSync(snapshotPath(paths), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}

/** SQL that leads from the last migration to the present schema; null when there is nothing to do. */
export async function schemaDiff(paths: SchemaPaths): Promise<string | null> {
  const before = schemaSnapshot(paths);
  const now = joinedSchema(paths);
  const target = (content: string) => ({ tag: 'schemaDatamodel' as const, files: [{ path: 'schema.prisma', content }] });
  const from = before === null ? { tag: 'empty' as const } : target(before);
  const result = await withEngine({ schema: [{ path: 'schema.prisma', content: now }] }, (engine) =>
    engine.diff({
      from, to: target(now), script: true, exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    }));
  return result.exitCode === 0 ? null : result.stdout;
}

/** Writes the next migration and the new snapshot; returns the file, or null when nothing changed. */
export async function writeMigration(paths: SchemaPaths, name: string, now: Date): Promise<string | null> {
  const sql = await schemaDiff(paths);
  if (sql === null) return null;
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const file = join(paths.migrationsFolder, `${stamp}_${name}`, 'migration.sql');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, sql);
  writeFileSync(snapshotPath(paths), joinedSchema(paths));
  return file;
}
