import { z } from 'zod';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatDay, formatMoment } from '#app/platform/time/format.ts';
import { paceOf } from '../model/pace.ts';

export type SittingView = { id: string; when: string; minutes: number; pages: number; perHour: number | null; isCounted: boolean };
export type SittingsView = { rows: SittingView[]; older: string | null; perHour: number | null; minutesLeft: number | null; finishDay: string | null };

const shown = 30;
const lookedAt = 200;
const columns = { id: true, startedAt: true, seconds: true, pages: true, deviceKey: true } as const;

/** Sittings of a book, newest first, and what they say about the rest of it. `before`: the last one of the page before. */
export async function listSittings(ctx: MemberCtx, { bookId, pagesLeft, before }: { bookId: string; pagesLeft: number | null; before?: string }): Promise<SittingsView> {
  const where = { bookId, ownerId: ctx.viewer.id };
  const orderBy = [{ startedAt: 'desc' as const }, { id: 'desc' as const }];
  const latest = await ctx.db.readingSitting.findMany({ where, orderBy, take: lookedAt, select: columns });
  // An address may name anything: what is no id is no place in the list.
  const place = z.uuid().safeParse(before);
  const cursor = place.success ? await ctx.db.readingSitting.findFirst({ where: { ...where, id: place.data }, select: { id: true, startedAt: true } }) : null;
  const later = cursor ? { OR: [{ startedAt: { lt: cursor.startedAt } }, { startedAt: cursor.startedAt, id: { lt: cursor.id } }] } : {};
  const found = cursor ? await ctx.db.readingSitting.findMany({ where: { ...where, ...later }, orderBy, take: shown + 1, select: columns }) : latest.slice(0, shown + 1);
  const rows = found.slice(0, shown);
  const spent = latest.map(({ seconds, pages, startedAt }) => ({ seconds, pages, day: dayInZone(startedAt, ctx.timeZone) }));
  const pace = paceOf(spent, pagesLeft, dayInZone(ctx.now, ctx.timeZone));
  return {
    rows: rows.map(({ id, startedAt, seconds, pages, deviceKey }) => ({
      id, when: formatMoment(startedAt, ctx.locale, ctx.timeZone, ctx.now), minutes: Math.max(1, Math.round(seconds / 60)), pages,
      perHour: seconds >= 60 && pages > 0 ? Math.round((pages / seconds) * 3600) : null, isCounted: deviceKey !== null,
    })),
    older: found.length > shown ? (rows.at(-1)?.id ?? null) : null,
    perHour: pace?.perHour ?? null, minutesLeft: pace?.minutesLeft ?? null, finishDay: pace?.finishDay ? formatDay(pace.finishDay, ctx.locale) : null,
  };
}
