import { member } from '#app/kernel/accounts/policies.ts';
import { nameQuerySchema } from '#app/kernel/accounts/profile-schema.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { consumeLimits } from '#app/platform/http/rate-limit.server.ts';
import { page } from '#app/platform/http/route.server.ts';

/** Names for the profile's form while somebody types; the house asks for them, the browser never leaves it. */
export const loader = page(member, async ({ ctx, url, context }) => {
  const { data: asked } = nameQuerySchema.safeParse({ part: url.searchParams.get('part'), query: url.searchParams.get('query') });
  if (!asked) throw new AppError('invalid');
  await consumeLimits(ctx.db, [{ name: 'name-suggestions', key: ctx.viewer.id, max: 60, seconds: 60 }], ctx.now);
  const names = (await context.services.suggestNames?.(asked.part, asked.query)) ?? [];
  return Response.json({ names }, { headers: { 'Cache-Control': 'private, no-store' } });
});
