import { createHash } from 'node:crypto';
import { openFoundCover } from '#app/domains/titles/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { consumeLimits } from '#app/platform/http/rate-limit.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { sendObject } from '#app/platform/http/send-object.server.ts';

/** A small cover of a catalogue: fetched, made anew and kept by the server, so that no browser asks the catalogue itself. */
export const loader = page(member, async ({ ctx, request, params, context }) => {
  await consumeLimits(ctx.db, [{ name: 'catalogue-cover', key: ctx.viewer.id, max: 1_500, seconds: 3_600 }], ctx.now);
  const picture = await openFoundCover({ titleCatalogues: context.services.titleCatalogues }, { cover: params.cover ?? '' });
  const etag = `"${createHash('sha256').update(picture).digest('base64url')}"`;
  const read = async ({ start = 0, end = picture.length - 1 }: { start?: number; end?: number } = {}) => (async function* () {
    yield picture.subarray(start, end + 1);
  })();
  return sendObject(request, { name: 'cover.webp', type: 'image/webp', size: picture.length, etag, isInline: true, cacheControl: 'private, max-age=86400', read });
});
