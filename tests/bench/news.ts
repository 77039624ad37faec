import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { importDone } from '#app/domains/library/events.ts';
import { createNotifications } from '#app/engines/notifications/index.server.ts';
import { sessionCookieName, startSession } from '#app/kernel/accounts/session.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import { createQueue } from '#app/platform/jobs/boss.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { catalogs } from '#app/server/messages.server.ts';
import { freePort, startApp } from '#tests/support/app-process.ts';
import { gonged, gongRule, gongTopics } from '#tests/support/gong.ts';
import { NewsStream } from '#tests/support/news-stream.ts';
import { until } from '#tests/support/until.ts';
import { median, memoryOf, round } from './measure.ts';
import type { World } from './world.ts';

const [circle, listeners, turns] = [1_000, 500, 31];
const log = createLog('error');

/** An event that concerns a whole circle, and a house full of pages that listen. No app runs meanwhile but its own. */
export async function measureNews(world: World): Promise<Record<string, number>> {
  const userIds = await givenCircle(world);
  try {
    return { ...await measureFanOut(world), ...await measureStreams(world, userIds.slice(0, listeners)) };
  } finally {
    await world.db.user.deleteMany({ where: { id: { in: userIds } } });
  }
}

async function givenCircle({ db }: World): Promise<string[]> {
  await db.user.deleteMany({ where: { username: { startsWith: 'circle-' } } });
  const names = Array.from({ length: circle }, (_, at) => `circle-${at}`);
  await db.user.createMany({ data: names.map((username) => ({ username, usernameKey: username, email: `${username}@example.org`, emailKey: `${username}@example.org`, notificationChannel: 'none' as const })) });
  return (await db.user.findMany({ where: { username: { startsWith: 'circle-' } }, orderBy: { id: 'asc' }, select: { id: true } })).map(({ id }) => id);
}

/** `news.request`: how much longer a transaction takes that publishes what concerns a thousand people than one that concerns nobody. */
async function measureFanOut({ db, databaseUrl }: World): Promise<Record<string, number>> {
  const host = createQueue({ url: databaseUrl, db, log });
  const notifications = createNotifications({
    host, db, log, now: () => new Date(), databaseUrl, secret: 's'.repeat(32), isHttps: false, quiet: [], contributions: [{ topics: gongTopics, rules: [gongRule('gong')] }], textsOf: (locale) => createTranslator(locale, catalogs[locale]).t,
  });
  await host.start();
  const gong = async (crowd: string, what: string): Promise<number> => {
    const from = performance.now();
    await inTransaction(db, (tx) => host.queue.publish(tx, gonged, { crowd, what, by: null, group: null, once: null }));
    return performance.now() - from;
  };
  try {
    const taken: Record<'nobody' | 'all', number[]> = { nobody: [], all: [] };
    for (let turn = 0; turn < turns; turn += 1) {
      const nobody = await gong('nobody-is-called-so', `turn ${turn}`);
      // The same news each time, so that there is one fan-out to wait for and each request is the same.
      const all = await gong('circle-', 'once');
      if (turn === 0) continue;
      taken.nobody.push(nobody);
      taken.all.push(all);
    }
    const from = performance.now();
    await gong('circle-', 'timed');
    await until(async () => (await db.notification.count({ where: { onceKey: { endsWith: 'circle- timed' } } })) === circle, 120_000);
    return { 'news.request': round(median(taken.all) / median(taken.nobody)), 'news.requestMs': round(median(taken.all), 1), 'news.fanOutMs': round(performance.now() - from, 0) };
  } finally {
    await notifications.stop();
    await host.stop();
  }
}

/** Megabytes of five hundred streams at rest; seconds until all are back after a restart; news that were lost or came twice. */
async function measureStreams(world: World, userIds: readonly string[]): Promise<Record<string, number>> {
  const { db } = world;
  const cookies = await Promise.all(userIds.map(async (userId) => `${sessionCookieName(false)}=${await inTransaction(db, (tx) => startSession(tx, { userId, now: new Date(), ip: '', userAgent: 'bench', replaces: null }))}`));
  const seen = await db.notificationBox.findMany({ where: { userId: { in: [...userIds] } }, select: { userId: true, lastSeq: true } });
  const before = new Map(seen.map(({ userId, lastSeq }) => [userId, Number(lastSeq)]));
  const environment = { DATA_DIR: world.dataDir, LOG_LEVEL: 'warn', PORT: String(await freePort()), ...(process.env.DATABASE_URL ? { DATABASE_URL: process.env.DATABASE_URL } : {}) };
  let app = await startApp(environment);
  const host = createQueue({ url: world.databaseUrl, db, log, work: false });
  await host.start();
  const pages = userIds.map((userId, at) => new Page(app.url, cookies[at] ?? '', userId));
  try {
    await Promise.all(pages.slice(0, 50).map((page) => page.open()));
    for (const page of pages) page.close();
    await wait(8_000);
    const empty = memoryOf(app.pid)?.now ?? NaN;
    for (const page of pages) void page.stay();
    await until(() => pages.every(({ isHere }) => isHere), 60_000);
    await wait(8_000);
    const full = memoryOf(app.pid)?.now ?? NaN;
    await tellAll(world, host.queue, userIds);
    await until(() => pages.every(({ heard }) => heard.length === 1), 120_000);
    await app.stop();
    await tellAll(world, host.queue, userIds);
    app = await startApp(environment);
    const from = performance.now();
    await until(() => pages.every(({ isHere }) => isHere), 60_000);
    const back = performance.now() - from;
    await until(() => pages.every(({ heard }) => heard.length >= 2), 180_000);
    await wait(2_000);
    const wrong = pages.filter(({ heard, userId }) => heard.join() !== [1, 2].map((more) => (before.get(userId) ?? 0) + more).join());
    return { 'streams.restMB': full - empty, 'streams.backSeconds': round(back / 1_000, 1), 'streams.lostOrDoubled': wrong.length };
  } finally {
    for (const page of pages) page.leave();
    await host.stop();
    await app.stop();
  }
}

async function tellAll({ db }: World, queue: Queue, userIds: readonly string[]): Promise<void> {
  for (const ownerId of userIds) await inTransaction(db, (tx) => queue.publish(tx, importDone, { ownerId, importId: uuidv7(), fileName: 'books.csv', rows: 1 }));
}

/** Does what a browser does: comes back when its time is up, and says what it had last. */
class Page {
  readonly heard: number[] = [];
  readonly userId: string;
  private readonly url: string;
  private readonly cookie: string;
  private stream: NewsStream | null = null;
  private counted = 0;
  private lastId = '';
  private isLeft = false;

  constructor(url: string, cookie: string, userId: string) {
    this.url = url;
    this.cookie = cookie;
    this.userId = userId;
  }

  get isHere(): boolean {
    return this.stream !== null && !this.stream.isOver && this.stream.of('hello').length > 0;
  }

  async open(): Promise<void> {
    this.stream = new NewsStream(this.url, this.cookie, this.lastId ? { lastId: this.lastId } : {});
    this.counted = 0;
    await this.stream.greeted(60_000);
  }

  async stay(): Promise<void> {
    for (let pause = 1_000; !this.isLeft; await wait(pause)) {
      await this.open();
      pause = this.stream?.retryMs || pause;
      while (this.stream && !this.stream.isOver && !this.isLeft) {
        this.take(this.stream);
        await wait(25);
      }
      if (this.stream) this.take(this.stream);
    }
  }

  private take(stream: NewsStream): void {
    const news = stream.of('news');
    for (const { id } of news.slice(this.counted)) this.heard.push(Number(id));
    this.counted = news.length;
    this.lastId = stream.lastId || this.lastId;
  }

  close(): void {
    this.stream?.close();
  }

  leave(): void {
    this.isLeft = true;
    this.close();
  }
}
