import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Names of what is in the archive. */
export const entryNames = {
  about: 'about.json', jobs: 'jobs.jsonl', secret: 'session-secret',
  table: (name: string) => `tables/${name}.copy`,
  file: (key: string) => `files/${key}`,
};

const row = z.object({ name: z.string(), checksum: z.string() });

/** What a backup says of itself; the last thing that is written, so one that broke off has none. */
export const aboutSchema = z.object({
  kruzhok: z.literal('backup'),
  format: z.literal(1),
  version: z.string(),
  madeAt: z.iso.datetime(),
  migrations: z.array(row),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int() })),
  jobs: z.number().int(),
  /** Whether the secret is in the archive, and what tells it from others without saying it. */
  secret: z.object({ isInside: z.boolean(), mark: z.string() }),
  /** Files of which only the row was left. */
  missing: z.array(z.string()),
});

export type About = z.infer<typeof aboutSchema>;

/** The secret is random and long: its digest gives nothing away. */
export const markOf = (secret: string): string => createHash('sha256').update(`backup:${secret}`).digest('hex');

/** Something the operator can mend: told in one sentence, without a stack. */
export class BackupRefused extends Error {}
