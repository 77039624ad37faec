import { describe, expect, it } from 'vitest';
import { requestRegistration, requestSignInCode, signInWithPassword } from '#app/kernel/accounts/index.server.ts';
import { countQueries, currentQueryCount } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { forget, person, soon } from './credentials-scene.ts';
import { address, password, refusal, visit } from './visit.ts';

/**
 * What cannot be measured on a busy machine can be counted: known and unknown cost the same statements. The times themselves
 * are measured by `npm run test:timing`.
 */
const { db } = await testDatabase();

const flows: [string, (login: { username: string; email: string }) => Promise<unknown>][] = [
  ['a code by mail', ({ email }) => requestSignInCode(visit(db, soon()), { login: email, code: '123456' })],
  ['a code by name', ({ username }) => requestSignInCode(visit(db, soon()), { login: username, code: '123456' })],
  ['a password by name', ({ username }) => signInWithPassword(visit(db, soon()), { login: username, password: 'not the password' })],
  ['a password by address', ({ email }) => signInWithPassword(visit(db, soon()), { login: email, password: 'not the password' })],
  ['a registration', ({ email }) => requestRegistration(visit(db, soon()), { username: 'somebody-new', email, password, timeZone: undefined, code: '123456' })],
  ['a forgotten password by name', ({ username }) => forget(visit(db, soon()), username)],
  ['a forgotten password by address', ({ email }) => forget(visit(db, soon()), email)],
];

describe('as many statements for people we know as for people we do not', () => {
  it.each(flows)('%s', async (what, ask) => {
    const known = await person(db, `known-${flows.findIndex(([name]) => name === what)}`);
    const chatting = await person(db, `chat-${flows.findIndex(([name]) => name === what)}`);
    await db.telegramLink.create({ data: { userId: chatting.userId, chatId: BigInt(1_000 + flows.findIndex(([name]) => name === what)) } });
    await db.user.update({ where: { id: chatting.userId }, data: { notificationChannel: 'telegram' } });
    const silent = await person(db, `silent-${flows.findIndex(([name]) => name === what)}`);
    await db.user.update({ where: { id: silent.userId }, data: { notificationChannel: 'none' } });
    const cost = (login: { username: string; email: string }) => countQueries(async () => {
      const answer = await refusal(ask(login));
      return { answer, queries: currentQueryCount() };
    });
    const stranger = await cost({ username: 'nobody-of-ours', email: address() });
    expect(stranger.queries).toBeGreaterThan(2);
    expect(await cost(known)).toEqual(stranger);
    expect(await cost(silent)).toEqual(stranger);
    expect(await cost(chatting)).toEqual(stranger);
  });
});
