import type { Ctx } from '#app/kernel/accounts/context.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatExactly, formatRecentDay } from '#app/platform/time/format.ts';
import type { Block } from '../model/review-text.ts';
import { readReviewText } from '../review-text.server.ts';

/** The words of a review as they are drawn, and when they were said: by day, and exactly. */
export type SaidView = { blocks: Block[]; day: string; exact: string };

export const saidView = (ctx: Ctx, { text, updatedAt }: { text: string | null; updatedAt: Date }): SaidView => ({
  blocks: text === null ? [] : readReviewText(text),
  day: formatRecentDay(dayInZone(updatedAt, ctx.timeZone), ctx.locale, dayInZone(ctx.now, ctx.timeZone)),
  exact: formatExactly(updatedAt, ctx.locale, ctx.timeZone),
});
