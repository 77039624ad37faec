import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Role, Viewer } from '#app/kernel/accounts/context.ts';
import { hashPassword } from '#app/kernel/accounts/password-hash.server.ts';
import { createPersonalToken } from '#app/kernel/accounts/tokens/index.server.ts';
import { personalScopes } from '#app/kernel/accounts/tokens/scopes.ts';
import type { PersonalScope } from '#app/kernel/accounts/tokens/scopes.ts';
import { documentOf, requirePromised } from './api-promises.ts';
import type { TestApp } from './app.ts';
import { createPerson } from './people.ts';

export type ApiAnswer = { status: number; headers: Headers; body: Record<string, unknown>; text: string };

type Sent = { token?: string | null; body?: unknown; headers?: Record<string, string>; raw?: BodyInit };

let clients = 0;

/** A program that speaks to the API: no cookies, an address of its own. Whatever it is answered has to be as the document says. */
export function apiClient(app: TestApp, token: string | null = null) {
  clients += 1;
  const ip = `10.9.${clients >> 8}.${clients & 255}`;
  return async function call(method: string, path: string, sent: Sent = {}): Promise<ApiAnswer> {
    const bearer = sent.token === undefined ? token : sent.token;
    const response = await fetch(`${app.url}/api/v1${path}`, {
      method, redirect: 'manual', body: sent.raw ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body)),
      headers: { 'X-Forwarded-For': ip, 'Accept-Language': 'en', ...(sent.body === undefined ? {} : { 'Content-Type': 'application/json' }), ...(bearer === null ? {} : { Authorization: `Bearer ${bearer}` }), ...sent.headers },
    });
    const text = await response.text();
    requirePromised(await documentOf(app), method, path, { status: response.status, headers: response.headers, text });
    return { status: response.status, headers: response.headers, text, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  };
}

export const apiPassword = 'gravel otter plinth';
let known: Promise<string> | undefined;

/** Somebody with a password, and a client that signed in with it. */
export async function signedInClient(app: TestApp, role: Role = 'member') {
  const person = await createPerson(app.db, { role });
  await app.db.user.update({ where: { id: person.id }, data: { passwordHash: await (known ??= hashPassword(apiPassword)), secondFactor: 'off' } });
  const { status, body } = await apiClient(app)('POST', '/auth/token', { body: { email: person.email, password: apiPassword } });
  if (status !== 200) throw new Error(JSON.stringify(body));
  const tokens = body as { access_token: string; refresh_token: string; expires_at: number };
  return { person, tokens, call: apiClient(app, tokens.access_token) };
}

/** A personal token of somebody, made from a browser of theirs. */
export async function personalToken(app: TestApp, viewer: Viewer, scopes: readonly PersonalScope[] = personalScopes): Promise<string> {
  const now = app.services.now();
  const { publicId: sessionId } = await app.db.session.create({ data: { idHash: randomBytes(32), userId: viewer.id, expiresAt: new Date(now.getTime() + 3_600_000) }, select: { publicId: true } });
  return String(await createPersonalToken({ db: app.db, viewer: { ...viewer, sessionId }, now, ip: '' } as never, { id: uuidv7(), name: 'a script', scopes: [...scopes], days: null }));
}
