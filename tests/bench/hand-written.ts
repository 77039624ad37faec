import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { RecordedPage } from './record.ts';

type Headers = { cookie?: string; authorization?: string };

/** What the hand-written servers do before they render: the session by its cookie or its token, then the page's own questions, prepared. */
export type HandWritten = { paths: string[]; bytes(path: string): number; headers(path: string): Record<string, string>; body(path: string): string; rows(path: string, headers: Headers): Promise<Record<string, unknown>[] | null> };

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
    headers: (path) => pages.get(path)?.headers ?? {},
    body: (path) => pages.get(path)?.body ?? '',
    async rows(path, { cookie, authorization }) {
      const [session, ...rest] = pages.get(path)?.statements ?? [];
      const id = /session=([\w-]+)/.exec(cookie ?? '')?.[1] ?? /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
      if (!session || !id) return null;
      const secret = createHash('sha256').update(id).digest();
      const people = await ask(session.text, session.values.map((value) => (isSecret(value) ? secret : value)));
      if (people.length === 0) return null;
      return (await Promise.all(rest.map(({ text, values }) => ask(text, values)))).flat();
    },
  };
}

/** The only bytes that a session's question has: what the cookie or the token is hashed to. */
const isSecret = (value: unknown): boolean => typeof value === 'object' && value !== null && 'bytes' in value;
