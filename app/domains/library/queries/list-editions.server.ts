import { notFound } from '#app/platform/http/app-error.ts';
import type { CatalogueCtx } from '../catalogue/catalogue-ctx.ts';
import { openLibraryWorkId } from '../catalogue/edition.ts';
import type { Edition } from '../catalogue/edition.ts';
import { findOnShelf } from './find-on-shelf.server.ts';
import { workView } from './search-catalogues.server.ts';
import type { WorkView } from './search-catalogues.server.ts';

/** The printings of one work: in the reader's language first, then the newest. null = the catalogue does not answer. */
export async function listEditions(ctx: CatalogueCtx, input: { work: string }): Promise<WorkView | null> {
  if (!openLibraryWorkId.safeParse(input.work).success) throw notFound();
  const { found, failed } = await ctx.catalogues.editionsOf(input.work);
  if (failed) return null;
  if (!found) throw notFound();
  const own = ({ language }: Edition) => (language === ctx.locale ? 0 : language === null ? 2 : 1);
  const editions = [...found.editions].sort((a, b) => own(a) - own(b) || (b.year ?? 0) - (a.year ?? 0));
  return workView(ctx.locale, await findOnShelf(ctx, editions))({ ...found, editions });
}
