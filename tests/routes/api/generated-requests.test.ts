import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '#app/routes/api/problem-codes.ts';
import { createTestApp } from '#tests/support/app.ts';
import { apiClient, apiPassword, personalToken, signedInClient } from '#tests/support/api-client.ts';
import type { ApiAnswer } from '#tests/support/api-client.ts';
import { documentOf } from '#tests/support/api-promises.ts';
import { allowed, breaches, edges, one, operationsOf } from '#tests/support/api-requests.ts';
import type { Breach, Described } from '#tests/support/api-requests.ts';
import { createPerson } from '#tests/support/people.ts';
import { picture, pictureForm } from '#tests/support/pictures.ts';

/**
 * Every operation is sent what the served document allows, what lies at the edges of that, and what it refuses. Requests are made of
 * the document alone; that answers are as it says, their headers and bodies, the client asks of each.
 */
const app = await createTestApp();
const operations = operationsOf(await documentOf(app));

/** What a program does not find in the document, and has to know from elsewhere. */
const given: Record<string, object> = {
  // What can be counted is named by the rooms.
  createGoal: { metric: 'library.books', period: 'year' },
  // One's own.
  changePassword: { current_password: apiPassword }, changeEmail: { password: apiPassword, code: undefined },
};

/** What is never done for anything that the document lets one make up. */
const neverDone: Record<string, string> = {
  register: 'the code is in a letter',
  getTokens: 'asks for the password of somebody who is there',
  renewTokens: 'takes what an earlier answer gave',
};

/** Fields with rules that JSON Schema has no words for, or too many: what fits their shape may be refused, by name. */
const stricter: Record<string, string> = {
  'after': 'a cursor is made by the list that it goes on with',
  'code': 'is in a letter, and goes with a new password',
  'password': 'has to be an uncommon one',
  'new_password': 'has to be an uncommon one',
  'time_zone': 'there are hundreds',
  'links': 'one of each kind',
  'links.url': 'leads where its kind says',
  'genre': 'not every type has each',
  'genres': 'not every type has each',
  'year': 'one that there were titles in',
  'episodes': 'films have none',
  'progress': 'films and plans have none',
  'isbn': 'has a sum of its own',
  'started_on': 'a plan has no days, and days come in their order',
  'ended_on': 'a plan has no days, and days come in their order',
  'from_start': 'for what is read now',
  'value': 'no further than the end of the book',
  'amount': 'of things that are counted; a whole thing has none',
  'filter': 'names something that is there',
  'from': 'a goal of the calendar has no days of its own',
  'to': 'a goal of the calendar has no days of its own',
};

/** Whose tries are counted for longer than a minute, by address and by person: at some point they are too many. */
const counted = ['sendRegistrationCode', 'register', 'getTokens', 'restorePassword', 'changePassword', 'changeEmail', 'changeMe'];

type Call = ReturnType<typeof apiClient>;
type Ids = Record<string, string>;

// More than a page of them.
await app.db.title.createMany({ data: Array.from({ length: 30 }, (_, at) => ({ type: 'film' as const, name: `Film ${at}`, nameKey: `film ${at}` })) });

/** One of everything that somebody can have, by the names that addresses have for it, and a title that they have nothing of. */
async function belongings(call: Call): Promise<Ids> {
  const made = async (path: string, body: object) => String((await call('POST', path, { body })).body.id);
  const title = { type: 'film', name: 'Stalker', is_another: true };
  const [books, titles, free] = [await made('/books', { title: 'Roadside Picnic', pages: 200 }), await made('/titles', title), await made('/titles', title)];
  return {
    books, titles, free, reading_id: await made(`/books/${books}/readings`, { state: 'reading', started_on: '2026-01-01' }), entry_id: await made(`/books/${books}/progress`, { value: 50 }),
    goals: await made('/goals', { metric: 'library.books', amount: 3 }), walks: await made('/walks', { title_id: titles, state: 'planned' }), reviews: await made('/reviews', { title_id: titles, rating: 50 }),
  };
}

/** A program of somebody's; only one that has signed in may change the ways in. */
async function program(scope: string | null): Promise<{ call: Call; things: Ids }> {
  if (scope === null) return { call: apiClient(app), things: {} };
  const { call, person } = ['account', 'profile:write'].includes(scope) ? await signedInClient(app) : await withToken();
  return { call, things: scope === 'account' ? {} : { ...(await belongings(call)), user: person.id } };
}

async function withToken() {
  const person = await createPerson(app.db);
  return { person, call: apiClient(app, await personalToken(app, person)) };
}

const { things: theirs } = await program('library:read');

type Parts = { params?: Ids; query?: object; body?: unknown; raw?: BodyInit; headers?: Record<string, string> };

let letters = 0;

/** Asks an operation about what somebody has, and puts back what an answer has made, changed or taken away. */
class Asker {
  readonly operation: Described;
  call: Call = apiClient(app);
  things: Ids = {};

  constructor(operation: Described) {
    this.operation = operation;
  }

  async begin(): Promise<this> {
    Object.assign(this, await program(this.operation.scope));
    return this;
  }

  /** Each word before an `{id}` says of which kind it is. */
  idsOf(things: Ids): Ids {
    return Object.fromEntries([...this.operation.path.matchAll(/([\w@]+)\/\{(\w+)\}/g)].map(([, word = '', name = '']) => [name, things[name] ?? things[word] ?? '']));
  }

  async send({ params = this.idsOf(this.things), query = {}, body = this.body(), raw, headers = {} }: Parts): Promise<ApiAnswer> {
    const { id, method, path, scope } = this.operation;
    const address = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(params[name] ?? ''));
    const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value).toWellFormed()]));
    const call = scope === null ? apiClient(app) : this.call;
    const answer = await call(method, search.size > 0 ? `${address}?${search}` : address, { headers, ...(raw === undefined ? body !== undefined && { body: this.meant(body) } : { raw }) });
    wellSaid(id, answer);
    if (answer.status < 300) await this.putBack(answer);
    return answer;
  }

  /** A title that is there, and an address that nobody has sent a letter to. */
  meant(body: unknown): unknown {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
    const { title_id: titleId, email } = body as { title_id?: unknown; email?: unknown };
    const isId = typeof titleId === 'string' && /^[0-9a-f-]{36}$/.test(titleId);
    return {
      ...body, ...(isId && { title_id: this.operation.method === 'POST' ? this.things.free : this.things.titles }),
      ...(typeof email === 'string' && email.includes('@') && { email: `${(letters += 1)}${email}` }),
    };
  }

  body(): unknown {
    return this.operation.body ? this.known(one(this.operation.body)) : undefined;
  }

  known(body: unknown): object {
    return { ...(body as object), ...given[this.operation.id] };
  }

  async putBack({ status, headers }: ApiAnswer): Promise<void> {
    const { method, path, scope } = this.operation;
    const made = status === 201 ? /\/api\/v1(\/.*)$/.exec(headers.get('location') ?? '')?.[1] : undefined;
    if (made !== undefined) await this.call('DELETE', made);
    if (scope === 'account' || (method === 'DELETE' && path.endsWith('}'))) await this.begin();
  }
}

/** Whatever was sent: no failure of ours, and a refusal that a program and a person understand. */
function wellSaid(id: string, { status, text, body }: ApiAnswer): void {
  expect(status, `${id}: ${text.slice(0, 300)}`).toBeLessThan(500);
  if (status < 400) return;
  expect(problemCodes).toContain(body.code);
  expect(`${String(body.title)} ${JSON.stringify(body.errors ?? '')} ${String(body.detail ?? '')}`, id).not.toMatch(/[a-z-]+:[a-zA-Z]+\.[a-zA-Z]+/);
}

const fieldsOf = ({ body }: ApiAnswer): string[] => ((body.errors ?? []) as { field: string }[]).map(({ field }) => field);
const nameOf = (field: string): string => field.replace(/\.\d+/g, '');

const done = new Set<string>();
const refusedThoughFit = new Set<string>();
const kinds = new Set<string>();

/** What fits is done, or is refused for a rule that is listed above, or because of how things stand. */
function taken({ id, scope }: Described, parts: Parts, answer: ApiAnswer): void {
  if (answer.status < 400) return void done.add(id);
  if (answer.status === 400) for (const field of fieldsOf(answer)) refusedThoughFit.add(nameOf(field));
  const isListed = answer.body.code === 'invalid' && fieldsOf(answer).length > 0 && fieldsOf(answer).every((field) => nameOf(field) in stricter);
  const isStanding = answer.status === 409 || (answer.status === 401 && scope === null) || (answer.status === 429 && counted.includes(id));
  expect(isListed || isStanding, `${id} ${JSON.stringify(parts).slice(0, 500)}: ${answer.text}`).toBe(true);
}

async function edgesOf(asker: Asker): Promise<void> {
  const { operation } = asker;
  const bodies = (operation.body ? edges(operation.body) : []).map((body) => ({ body: asker.known(body) }));
  for (const parts of [...bodies, ...edges(operation.query).map((query) => ({ query: query as object }))]) {
    const answer = await asker.send(parts);
    taken(operation, parts, answer);
    const { next } = answer.body;
    if (typeof next === 'string') expect((await asker.call('GET', next.slice(next.indexOf('/api/v1') + 7))).status, next).toBe(200);
  }
}

const isOfTexts = ({ kind, value }: Breach): boolean => typeof value === 'object' && value !== null && !Array.isArray(value) && (kind === 'unknown' || Object.values(value).every((part) => typeof part === 'string'));

async function breachesOf(asker: Asker): Promise<void> {
  const { operation: { id, body, query, params, headers } } = asker;
  const refused = async ({ kind, field }: Breach, parts: Parts) => {
    kinds.add(kind);
    const answer = await asker.send(parts);
    expect([answer.status, fieldsOf(answer).includes(field)], `${id} ${kind} ${field}: ${answer.text}`).toEqual([400, true]);
  };
  for (const breach of body ? breaches(body) : []) await refused(breach, { body: breach.value });
  // An address has nothing but texts.
  for (const breach of breaches(query).filter(isOfTexts)) await refused(breach, { query: breach.value as object });
  for (const { field, value } of breaches(params).filter(isOfTexts)) {
    const ids = { ...asker.idsOf(asker.things), ...(field in (params.properties ?? {}) && { [field]: (value as Ids)[field] ?? '' }) };
    if (ids[field]) expect((await asker.send({ params: ids })).status, `${id} ${JSON.stringify(ids)}`).toBe(404);
  }
  for (const [name, schema] of Object.entries(headers).filter(([, { pattern }]) => pattern)) {
    for (const { value } of breaches(schema).filter((breach) => breach.kind === 'of another form')) expect((await asker.send({ headers: { [name]: String(value) } })).status, `${id} ${name}`).toBe(400);
  }
}

/** What a client may say of what it has seen and of trying again: mostly nothing, so that most requests come through. */
const saidBy = ({ headers }: Described): fc.Arbitrary<Record<string, string>> => {
  const each = Object.entries(headers).map(([name, schema]) => [name, schema.pattern ? allowed(schema) : fc.constantFrom('*', '"not this"', 'ru')] as const);
  return fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.record(Object.fromEntries(each), { requiredKeys: [] }) as fc.Arbitrary<Record<string, string>> });
};

/** What takes nothing but an address is asked a few times only. */
const settings = ({ body, query }: Described) => ({ seed: 42, endOnFailure: true, numRuns: body !== null || Object.keys(query.properties ?? {}).length > 0 ? 8 : 4 });

/** Ids of one's own, of somebody else's and of nobody's, with anything that the document allows. */
async function randomOf(asker: Asker): Promise<void> {
  const { operation } = asker;
  const parts = fc.record({ query: allowed(operation.query), body: operation.body ? allowed(operation.body) : fc.constant(undefined), headers: saidBy(operation), whose: fc.constantFrom('mine', 'theirs', 'nobodys'), nobody: fc.uuid() });
  await fc.assert(fc.asyncProperty(parts, async ({ query, body, headers, whose, nobody }) => {
    const own = asker.idsOf(asker.things);
    const params = whose === 'mine' ? own : whose === 'theirs' ? asker.idsOf(theirs) : Object.fromEntries(Object.keys(own).map((name) => [name, nobody]));
    const sent = { params, query: query as object, headers, ...(operation.body && { body: asker.known(body) }) };
    const answer = await asker.send(sent);
    if (Object.keys(headers).length === 0 && whose === 'mine' && !operation.file) taken(operation, sent, answer);
    if (whose === 'nobodys' && Object.keys(own).length > 0 && answer.status !== 400) expect(answer.status).toBe(404);
  }), settings(operation));
}

const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>, fc.constantFrom({ not: null }, '\u0000', '\ud800', 1e308, -1, 'a'.repeat(70_000), { title: {}, id: [] }));

/** What no document speaks of. */
async function wildOf(asker: Asker): Promise<void> {
  const { operation } = asker;
  const body = operation.body ? fc.oneof(anything, fc.tuple(allowed(operation.body), fc.constantFrom(...Object.keys(operation.body.properties ?? {})), anything).map(([good, name, bad]) => ({ ...(good as object), [name]: bad }))) : fc.constant(undefined);
  const query = fc.oneof(allowed(operation.query), fc.dictionary(fc.string({ maxLength: 20 }), fc.string({ maxLength: 50 }), { maxKeys: 3 })) as fc.Arbitrary<object>;
  await fc.assert(fc.asyncProperty(query, body, async (wildQuery, wildBody) => void (await asker.send({ query: wildQuery, body: wildBody }))), settings(operation));
}

async function uploadsOf(asker: Asker, file: string): Promise<void> {
  const { operation } = asker;
  const sent = { raw: pictureForm(file, await picture()) };
  taken(operation, sent, await asker.send(sent));
  const none = [pictureForm('another', await picture()), pictureForm(file, new Uint8Array([1, 2, 3])), pictureForm(file, new Uint8Array()), 'x'];
  for (const raw of none) expect((await asker.send({ raw })).status, operation.id).toBe(400);
}

describe('requests made of the document', () => {
  it.each(operations.map((operation) => [operation.id, operation] as const))('%s', async (_id, operation) => {
    const asker = await new Asker(operation).begin();
    if (operation.file !== null) await uploadsOf(asker, operation.file);
    else await edgesOf(asker);
    await breachesOf(asker);
    await randomOf(asker);
    await wildOf(asker);
  }, 60_000);

  it('do everything that can be done so', () => {
    expect(operations.map(({ id }) => id).filter((id) => !done.has(id))).toEqual(Object.keys(neverDone));
  });

  it('are refused, though they fit, for rules that are listed and for no others', () => {
    expect([...refusedThoughFit].sort()).toEqual(Object.keys(stricter).sort());
  });

  it('are wrong in every way', () => {
    expect([...kinds].sort()).toEqual(['a list', 'a number', 'a text', 'an object', 'missing', 'not whole', 'nothing', 'of another form', 'too large', 'too long', 'too many', 'too short', 'too small', 'unknown']);
  });
});
