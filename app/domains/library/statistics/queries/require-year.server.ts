import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { readYear } from '../model/year.ts';

/** The year that an address names, by the person's own calendar; one that is none or lies ahead is not found. */
export function requireYear(text: string | undefined, ctx: MemberCtx): number {
  const year = readYear(text, dayInZone(ctx.now, ctx.timeZone).getUTCFullYear());
  if (year === null) throw notFound();
  return year;
}
