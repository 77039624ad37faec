import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { RecordedPage } from './record.ts';

/** What both hand-written servers do before they render: the session by its cookie, then the page's own questions, prepared. */
export type HandWritten = { paths: string[]; bytes(path: string): number; rows(path: string, cookie: string | undefined): Promise<Record<string, unknown>[] | null> };

export function handWritten(databaseUrl: string, recording: string): HandWritten {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const pages = new Map((JSON.parse(readFileSync(recording, 'utf8')) as RecordedPage[]).map((page) => [page.path, page]));
  const names = new Map<string, string>();
  const ask = async (text: string, values: unknown[]) => {
    const name = names.get(text) ?? `q${names.size}`;
    names.set(text, name);
    return (await pool.query({ name, text, values })).rows as Record<string, unknown>[];
  };
  return {
    paths: [...pages.keys()],
    bytes: (path) => pages.get(path)?.bytes ?? 0,
    async rows(path, cookie) {
      const [session, ...rest] = pages.get(path)?.statements ?? [];
      const id = /session=([\w-]+)/.exec(cookie ?? '')?.[1];
      if (!session || !id) return null;
      const people = await ask(session.text, [createHash('sha256').update(id).digest(), ...session.values.slice(1)]);
      if (people.length === 0) return null;
      return (await Promise.all(rest.map(({ text, values }) => ask(text, values)))).flat();
    },
  };
}
