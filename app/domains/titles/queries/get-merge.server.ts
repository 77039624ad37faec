import { z } from 'zod';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { canTitle } from '../policies.ts';
import { getChangedTitle } from './get-title-card.server.ts';
import type { ChangedTitle } from './get-title-card.server.ts';
import { findInCircle } from './find-titles.server.ts';
import { titleCardSelect, toTitleCard } from './title-card.server.ts';
import type { TitleCard } from './title-card.server.ts';
import { usesOfTitle } from './title-uses.server.ts';
import type { TitleUses } from './title-uses.server.ts';

export type Merge = { title: ChangedTitle; uses: TitleUses; question: string; candidates: TitleCard[]; into: TitleCard | null };

/** Which title this one may become: what is like it by name, or what its owner looks for; and the chosen one. */
export async function getMerge(ctx: MemberCtx, input: { titleId: string; question: string | null; intoId: string | null }): Promise<Merge> {
  const title = await getChangedTitle(ctx, input);
  if (!canTitle(ctx.viewer, 'merge', { createdById: title.createdById, isUsed: true })) throw notFound();
  const uses = await usesOfTitle(ctx.db, { titleId: title.id, createdById: title.createdById, viewerId: ctx.viewer.id });
  const question = (input.question ?? title.name).slice(0, 300);
  const intoId = z.uuid().safeParse(input.intoId).data;
  const into = intoId && intoId !== title.id ? await ctx.db.title.findFirst({ where: { id: intoId, type: title.type, mergedIntoId: null }, select: titleCardSelect }) : null;
  const candidates = into ? [] : await findInCircle(ctx, { type: title.type, question, except: title.id });
  return { title, uses, question, candidates, into: into && toTitleCard(into) };
}
