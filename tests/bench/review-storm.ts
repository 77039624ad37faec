import { v7 as uuidv7 } from 'uuid';
import { sessionCookieName, startSession } from '#app/kernel/accounts/session.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { round } from './measure.ts';
import type { TitleWorld } from './title-worlds.ts';

const [writers, times] = [50, 6];

/**
 * Fifty people write and change their reviews of one title at once, through its form. `titles.reviewStorm` is how many of the
 * facts afterwards are not what they must be: an answer that is no success, a review that is not its person's last word, a sum,
 * a count or a ten that a recount finds otherwise.
 */
export async function measureReviewStorm({ app, db }: TitleWorld): Promise<Record<string, number>> {
  const title = await db.title.create({ data: { type: 'film', name: 'Storm', nameKey: 'storm', searchText: 'storm' }, select: { id: true } });
  const people = await db.user.findMany({ where: { username: { in: Array.from({ length: writers }, (_, at) => `critic-${at + 2}`) } }, select: { id: true } });
  const cookies = await Promise.all(people.map(({ id: userId }) => inTransaction(db, (tx) => startSession(tx, { userId, now: new Date(), ip: '127.0.0.1', userAgent: 'bench', replaces: null }))));
  const ratingOf = (writer: number, time: number) => (writer * 37 + time * 53) % 101;
  let wrong = 0;
  const from = performance.now();
  await Promise.all(cookies.map(async (cookie, writer) => {
    for (let time = 0; time < times; time += 1) {
      const answer = await fetch(`${app.url}/titles/${title.id}/review`, {
        method: 'POST', redirect: 'manual', headers: { cookie: `${sessionCookieName(false)}=${cookie}`, origin: app.url, 'x-forwarded-for': `10.0.0.${writer + 1}` },
        body: new URLSearchParams({ rating: String(ratingOf(writer, time)), text: `${time}: ${uuidv7()}` }),
      });
      if (answer.status !== 303) wrong += 1;
    }
  }));
  const seconds = (performance.now() - from) / 1_000;
  const reviews = await db.review.findMany({ where: { titleId: title.id }, select: { userId: true, rating: true } });
  const last = new Map(reviews.map(({ userId, rating }) => [userId, rating]));
  people.forEach(({ id }, writer) => (wrong += last.get(id) === ratingOf(writer, times - 1) ? 0 : 1));
  const kept = await db.title.findUniqueOrThrow({ where: { id: title.id }, select: { ratingSum: true, ratingCount: true, ratingTens: true } });
  const tens = Array.from({ length: 10 }, (_, ten) => reviews.filter(({ rating }) => Math.min(9, Math.floor(rating / 10)) === ten).length);
  wrong += Math.abs(kept.ratingCount - writers) + Math.abs(kept.ratingSum - reviews.reduce((sum, { rating }) => sum + rating, 0)) + tens.filter((count, ten) => kept.ratingTens[ten] !== count).length;
  await db.title.delete({ where: { id: title.id } });
  return { 'titles.reviewStorm': wrong, 'titles.reviewsPerSecond': round((writers * times) / seconds, 0) };
}
