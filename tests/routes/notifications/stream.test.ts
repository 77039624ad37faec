import { v7 as uuidv7 } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import { importDone } from '#app/domains/library/events.ts';
import { sessionIdleSeconds } from '#app/kernel/accounts/session.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { composeServices } from '#app/server/compose.server.ts';
import { startWeb } from '#app/server/web.server.ts';
import { createTestApp } from '#tests/support/app.ts';
import { NewsStream } from '#tests/support/news-stream.ts';
import { signedInBrowser, signInAs } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';

const app = await createTestApp();
type Member = Awaited<ReturnType<typeof signedInBrowser>>;
const cookieOf = (member: Pick<Member, 'cookies'>) => [...member.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
const open: NewsStream[] = [];
const listen = async (member: Pick<Member, 'cookies'>, more: ConstructorParameters<typeof NewsStream>[2] = {}, url = app.url): Promise<NewsStream> => {
  const stream = new NewsStream(url, cookieOf(member), more);
  open.push(stream);
  return stream.greeted();
};
afterEach(() => {
  for (const stream of open.splice(0)) stream.close();
});
const tell = (userId: string) => inTransaction(app.db, (tx) => app.services.queue.publish(tx, importDone, { ownerId: userId, importId: uuidv7(), fileName: 'books.csv', rows: 12 }));
const heard = (stream: NewsStream) => stream.of('news').map(({ id, data }) => [Number(id), data.unread]);

describe('a page that listens', () => {
  it('is greeted, hears of news once and in order, and of what was read elsewhere', async () => {
    const member = await signedInBrowser(app);
    const stream = await listen(member);
    expect([stream.status, stream.headers['content-type'], stream.headers['cache-control'], stream.headers['content-encoding'], stream.headers['x-accel-buffering']]).toEqual([200, 'text/event-stream; charset=utf-8', 'no-store, no-transform', undefined, 'no']);
    expect(stream.of('hello')).toMatchObject([{ id: '0', data: { unread: 0 } }]);
    expect(stream.retryMs).toBeGreaterThanOrEqual(1_000);
    for (let count = 1; count <= 3; count += 1) {
      await tell(member.person.id);
      await until(() => stream.of('news').length === count);
    }
    expect(heard(stream)).toEqual([[1, 1], [2, 2], [3, 3]]);
    expect((await member.post('/notifications/reading', { latest: '2' })).status).toBe(303);
    await until(() => stream.of('count').length === 1);
    expect(stream.of('count')[0]?.data.unread).toBe(1);
  });

  it('goes on where it was, by the header and by the address; nothing twice, nothing lost', async () => {
    const member = await signedInBrowser(app);
    const first = await listen(member);
    await tell(member.person.id);
    await until(() => first.of('news').length === 1);
    first.close();
    for (let at = 0; at < 2; at += 1) await tell(member.person.id);
    await until(async () => (await app.db.notification.count({ where: { userId: member.person.id, shownAt: { not: null } } })) === 3);
    const [back, byAddress, fresh] = [await listen(member, { lastId: first.lastId }), await listen(member, { after: first.lastId }), await listen(member)];
    await until(() => back.of('news').length === 2 && byAddress.of('news').length === 2);
    expect([heard(back), heard(byAddress), heard(fresh)]).toEqual([[[2, 3], [3, 3]], [[2, 3], [3, 3]], []]);
    expect(fresh.of('hello')[0]).toMatchObject({ id: '3', data: { unread: 3 } });
    for (const lastId of ['999', '-1', 'x', '9'.repeat(30), '']) expect((await listen(member, { lastId })).of('hello')[0]?.id).toBe('3');
  });

  it('is nobody else’s: a visitor, a forged cookie, another site and another method are refused', async () => {
    const member = await signedInBrowser(app);
    const stranger = await signedInBrowser(app);
    const theirs = await listen(stranger);
    const own = await listen(member);
    await tell(member.person.id);
    await until(() => own.of('news').length === 1);
    expect(theirs.of('news')).toEqual([]);
    expect((await listen({ cookies: new Map() })).status).toBe(401);
    expect((await listen({ cookies: new Map([['kz-session', 'x'.repeat(43)]]) })).status).toBe(401);
    for (const site of ['cross-site', 'same-site', 'none']) expect((await listen(member, { headers: { 'Sec-Fetch-Site': site } })).status, site).toBe(403);
    expect((await listen(member, { headers: { 'Sec-Fetch-Site': 'same-origin' } })).status).toBe(200);
    expect((await member.post('/notifications/stream', {})).status).toBeGreaterThanOrEqual(400);
  });

  it('one person has a few at most: the oldest gives way', async () => {
    const member = await signedInBrowser(app);
    const streams: NewsStream[] = [];
    for (let at = 0; at < 10; at += 1) streams.push(await listen(member));
    await until(() => streams.filter(({ isOver }) => isOver).length === 2);
    expect(streams.map(({ isOver }) => isOver)).toEqual([true, true, ...Array.from({ length: 8 }, () => false)]);
    expect(streams[0]?.of('bye')).toMatchObject([{ data: { why: 'many' } }]);
  });

  it('a page that is left is let go', async () => {
    const member = await signedInBrowser(app);
    const before = app.services.notifications.openStreams();
    const stream = await listen(member);
    expect(app.services.notifications.openStreams()).toBe(before + 1);
    stream.close();
    await until(() => app.services.notifications.openStreams() === before);
  });

  it('while its person reads in peace it hears nothing and counts nothing; then at once', async () => {
    const member = await signedInBrowser(app);
    const stream = await listen(member);
    await tell(member.person.id);
    await until(() => stream.of('news').length === 1);
    await member.post('/quiet', { id: uuidv7(), intent: 'begin', minutes: '25' });
    await tell(member.person.id);
    await until(() => app.db.notification.count({ where: { userId: member.person.id, shownAt: null } }));
    const during = await listen(member);
    expect(during.of('hello')[0]?.data.unread).toBe(0);
    expect(stream.of('news').length).toBe(1);
    expect((await member.get('/')).text).not.toContain('bell-count');
    await member.post('/quiet', { id: uuidv7(), intent: 'end' });
    await until(() => stream.of('news').length === 2);
    expect(heard(stream).at(-1)).toEqual([2, 2]);
    expect((await member.get('/')).text).toContain('bell-count');
  });
});

describe('a stream ends at once', () => {
  const endings: [string, (member: Member) => Promise<unknown>][] = [
    ['on sign-out', (member) => member.post('/sign-out', {})],
    ['when the person rests', (member) => app.db.user.update({ where: { id: member.person.id }, data: { deactivatedAt: new Date() } })],
    ['when an owner blocks them', async (member) => {
      const owner = await signedInBrowser(app, 'owner');
      expect((await owner.post(`/admin/people/${member.person.id}/deactivation`, {})).status).toBe(303);
    }],
    ['when an owner ends the session', async (member) => {
      const owner = await signedInBrowser(app, 'owner');
      expect((await owner.post(`/admin/people/${member.person.id}/sessions`, { session: 'all' })).status).toBe(303);
    }],
    ['when they end it from another browser', async (member) => {
      const other = await signInAs(app, member.person);
      expect((await other.post('/settings/sessions', { session: 'others' })).status).toBe(303);
    }],
    ['when the person is gone', (member) => app.db.user.delete({ where: { id: member.person.id } })],
  ];
  it.each(endings)('%s', async (_when, end) => {
    const member = await signedInBrowser(app);
    const stranger = await listen(await signedInBrowser(app));
    const streams = [await listen(member), await listen(member)];
    await end(member);
    await until(() => streams.every(({ isOver }) => isOver), 3_000);
    expect(streams.map((stream) => stream.of('bye').map(({ data }) => data.why))).toEqual([['session'], ['session']]);
    expect(stranger.isOver).toBe(false);
    expect((await listen(member)).status).toBe(401);
  });

  it('only the one whose session it was', async () => {
    const member = await signedInBrowser(app);
    const other = await signInAs(app, member.person);
    const [here, there] = [await listen(member), await listen(other)];
    await other.post('/sign-out', {});
    await until(() => there.isOver, 3_000);
    expect(here.isOver).toBe(false);
    await tell(member.person.id);
    await until(() => here.of('news').length === 1);
  });
});

describe('several processes', () => {
  it('news and endings reach streams of another process; its stop tells them to come back, and they have missed nothing', async () => {
    const { env, log, db } = app.services;
    const house = composeServices({ env, log, db, databaseUrl: env.DATABASE_URL!, works: false });
    await house.start();
    const web = await startWeb(house.services, db);
    const [member, leaver] = [await signedInBrowser(app), await signedInBrowser(app)];
    const [stream, ending] = [await listen(member, {}, web.url), await listen(leaver, {}, web.url)];
    await tell(member.person.id);
    await until(() => stream.of('news').length === 1);
    await leaver.post('/sign-out', {});
    await until(() => ending.isOver, 3_000);
    const started = Date.now();
    await web.close();
    expect(Date.now() - started).toBeLessThan(8_000);
    await until(() => stream.isOver);
    expect(stream.of('bye')).toMatchObject([{ data: { why: 'restart' } }]);
    await tell(member.person.id);
    await until(async () => (await db.notification.count({ where: { userId: member.person.id, shownAt: { not: null } } })) === 2);
    const back = await listen(member, { lastId: stream.lastId });
    await until(() => back.of('news').length === 1);
    expect(heard(back)).toEqual([[2, 2]]);
    await house.stop();
  });

  it('a listening connection that is lost is renewed, and what was said meanwhile is heard', async () => {
    const member = await signedInBrowser(app);
    const stream = await listen(member);
    await app.db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kruzhok-streams' AND datname = current_database()`;
    await tell(member.person.id);
    await until(() => stream.of('news').length === 1);
    await tell(member.person.id);
    await until(() => stream.of('news').length === 2);
    expect(heard(stream)).toEqual([[1, 1], [2, 2]]);
  });
});

// Last: it moves the clock.
it('a session that runs out ends its stream, although nobody says so', async () => {
  const member = await signedInBrowser(app);
  const stream = await listen(member);
  app.setNow(new Date(Date.now() + sessionIdleSeconds * 1_000 + 60_000));
  await until(() => stream.isOver, 40_000);
  expect(stream.of('bye')).toMatchObject([{ data: { why: 'session' } }]);
  app.setNow(null);
}, 60_000);
