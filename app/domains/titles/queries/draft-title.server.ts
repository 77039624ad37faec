import { cut } from '#app/platform/text/folding.ts';
import { providerId } from '../catalogue/found-title.ts';
import type { FoundTitle } from '../catalogue/found-title.ts';
import type { TitleType } from '../model/title-type.ts';
import type { TitleSearchCtx } from './find-titles.server.ts';

export type TitleDraft = {
  found: FoundTitle | null;
  /** What was typed into the search. */
  name: string;
  /** `silent`: the catalogue was asked and did not answer. */
  origin: 'hand' | 'found' | 'silent';
};

/** What the form of a new title begins with: the chosen one of a catalogue, or what was typed into the search. */
export async function draftTitle(ctx: TitleSearchCtx, wanted: { type: TitleType; externalId: string | null; question: string; isSilent: boolean }): Promise<TitleDraft> {
  const name = cut(wanted.question.toWellFormed().replace(/[\u0000-\u001f\ufffd]+/g, ' ').trim(), 300);
  const externalId = providerId.safeParse(wanted.externalId).data;
  if (!externalId) return { found: null, name, origin: wanted.isSilent ? 'silent' : 'hand' };
  const { found, failed } = await ctx.titleCatalogues.find({ type: wanted.type, externalId, locale: ctx.locale });
  return { found, name, origin: found ? 'found' : failed ? 'silent' : 'hand' };
}
