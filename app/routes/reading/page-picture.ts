import { pagePicture } from '#app/domains/library/documents/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { consumeLimits } from '#app/platform/http/rate-limit.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { sendObject } from '#app/platform/http/send-object.server.ts';

/** A small picture of one page of one's own PDF. */
export const loader = page(member, async ({ ctx, request, params, context }) => {
  await consumeLimits(ctx.db, [{ name: 'page-picture', key: ctx.viewer.id, max: 3_000, seconds: 3_600 }], ctx.now);
  const { bytes, etag } = await pagePicture({ ...ctx, pdf: context.services.pdf }, { bookId: params.id ?? '', page: Number(params.page) });
  const read = async ({ start = 0, end = bytes.length - 1 }: { start?: number; end?: number } = {}) => (async function* () {
    yield bytes.subarray(start, end + 1);
  })();
  return sendObject(request, { name: 'page.webp', type: 'image/webp', size: bytes.length, etag, isInline: true, cacheControl: 'private, max-age=86400', read });
});
