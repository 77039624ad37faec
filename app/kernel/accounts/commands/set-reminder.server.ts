import type { MemberCtx } from '../context.ts';
import { notFound } from '#app/platform/http/app-error.ts';

/** At which hour of their day a day without reading is pointed out to the viewer; null = never. */
export async function setReminder(ctx: MemberCtx, hour: number | null): Promise<void> {
  const { count } = await ctx.db.telegramLink.updateMany({ where: { userId: ctx.viewer.id }, data: { reminderHour: hour } });
  if (count === 0) throw notFound();
}
