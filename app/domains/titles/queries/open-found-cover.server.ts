import { notFound } from '#app/platform/http/app-error.ts';
import type { TitleCatalogues } from '../catalogue/title-catalogues.server.ts';
import { titleCoverPattern } from '../model/cover-ref.ts';

/** A small picture of an outside catalogue, as we made it anew. */
export async function openFoundCover(ctx: { titleCatalogues: TitleCatalogues }, { cover }: { cover: string }): Promise<Buffer> {
  const picture = titleCoverPattern.test(cover) ? await ctx.titleCatalogues.covers.thumbnail(cover) : null;
  if (!picture) throw notFound();
  return picture;
}
