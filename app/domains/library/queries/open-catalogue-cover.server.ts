import { notFound } from '#app/platform/http/app-error.ts';
import type { CatalogueCtx } from '../catalogue/catalogue-ctx.ts';
import { coverRef } from '../catalogue/edition.ts';

/** A small picture of somebody else's, made anew by us; what cannot be had is not there. */
export async function openCatalogueCover(ctx: Pick<CatalogueCtx, 'catalogues'>, input: { cover: string }): Promise<Buffer> {
  if (!coverRef.safeParse(input.cover).success) throw notFound();
  const picture = await ctx.catalogues.covers.thumbnail(input.cover);
  if (!picture) throw notFound();
  return picture;
}
