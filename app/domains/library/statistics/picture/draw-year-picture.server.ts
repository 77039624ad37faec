import { createHash } from 'node:crypto';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { numberFormat } from '#app/platform/i18n/formats.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { formatDay, formatShortMonth } from '#app/platform/time/format.ts';
import { getYear } from '../queries/get-year.server.ts';
import type { YearReview } from '../queries/get-year.server.ts';
import type { YearPicture } from './draw-year.ts';

type Wanted = { year: number; withAuthors: boolean; withTitles: boolean; isDark: boolean };

/** A picture of somebody's year in their language, with what they want on it. Made anew each time, kept nowhere. */
export async function drawYearPicture(ctx: MemberCtx & { t: unknown }, wanted: Wanted): Promise<{ bytes: Buffer; etag: string }> {
  const review = await getYear(ctx, { year: wanted.year });
  // Faces and the drawing library are read when the first picture is asked for.
  const [{ drawYear }, { toPng }] = await Promise.all([import('./draw-year.ts'), import('#app/platform/pictures/to-png.server.ts')]);
  const bytes = await toPng(drawYear(pictureOf(ctx, review, wanted), wanted.isDark ? 'dark' : 'light'));
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"` };
}

function pictureOf(ctx: MemberCtx & { t: unknown }, review: YearReview, { withAuthors, withTitles }: Wanted): YearPicture {
  const say = (key: string, values: Record<string, unknown> = {}) => textOf(ctx.t, `statistics:picture.${key}`, values);
  const whole = numberFormat(ctx.locale);
  const number = (name: string, count: number) => ({ value: whole.format(count), label: say(name, { count }) });
  const { sums, year, months, taste, rated } = review;
  const hours = Math.round(sums.minutes / 60);
  return {
    year,
    heading: say('heading'),
    until: review.isPresent ? say('soFar', { day: formatDay(new Date(`${review.today}T00:00:00Z`), ctx.locale, new Date(Date.UTC(year, 0, 1))) }) : null,
    numbers: [number('books', sums.books), number('pages', sums.pages), number('days', sums.days), ...(hours > 0 ? [number('hours', hours)] : [])],
    months: { heading: say('months'), bars: months.map(({ month, pages }) => ({ label: formatShortMonth(new Date(Date.UTC(year, month, 1)), ctx.locale), value: pages })) },
    lists: [
      { heading: say('authors'), lines: withAuthors ? taste.authors.slice(0, 3).map(({ name }) => name) : [] },
      { heading: say('titles'), lines: withTitles ? rated.map(({ title }) => title) : [] },
    ],
    sign: textOf(ctx.t, 'site:brand'),
  };
}
