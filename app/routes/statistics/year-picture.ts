import { drawYearPicture, requireYear } from '#app/domains/library/statistics/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { consumeLimits } from '#app/platform/http/rate-limit.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { sendObject } from '#app/platform/http/send-object.server.ts';

/** A picture of one's year, made for whoever asks for it and kept nowhere. */
export const loader = page(member, async ({ ctx, request, params, url: { searchParams }, context }) => {
  const year = requireYear(params.year, ctx);
  await consumeLimits(ctx.db, [{ name: 'year-picture', key: ctx.viewer.id, max: 60, seconds: 3_600 }], ctx.now);
  const has = (name: string) => searchParams.get(name) === 'on';
  const { bytes, etag } = await drawYearPicture({ ...ctx, t: context.services.textsOf(ctx.locale) }, { year, withAuthors: has('authors'), withTitles: has('titles'), isDark: has('dark') });
  const read = async ({ start = 0, end = bytes.length - 1 }: { start?: number; end?: number } = {}) => (async function* () {
    yield bytes.subarray(start, end + 1);
  })();
  return sendObject(request, { name: `books-${year}.png`, type: 'image/png', size: bytes.length, etag, isInline: false, cacheControl: 'no-store', read });
});
