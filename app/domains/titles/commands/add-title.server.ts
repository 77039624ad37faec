import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { AddTitleInput, TitleSourceInput } from '../edit-schema.ts';
import { titleAdded } from '../events.ts';
import { fetchTitleCoverJob } from '../jobs.server.ts';
import { tidyDetails, titleColumns, titleNameKey } from '../model/title-texts.ts';
import { findTwins } from '../queries/find-twins.server.ts';
import type { TitleCard } from '../queries/title-card.server.ts';
import { keepVersion } from './write-details.server.ts';

export type AddedTitle =
  /** `again`: this very request was done before; `known`: one of its sources stands at that title. */
  | { outcome: 'added' | 'again' | 'known'; id: string }
  /** Nothing is added: it may be one of these. */
  | { outcome: 'twins'; twins: TitleCard[] };

/** Another title has one of the sources; undoes what was begun. */
class SourceTaken extends Error {}

/** A new title for the whole circle. The same one of an outside catalogue is never added twice. */
export async function addTitle(ctx: MemberCtx, input: AddTitleInput): Promise<AddedTitle> {
  try {
    return await inTransaction(ctx.db, (tx) => add(tx, ctx, input));
  } catch (error) {
    const known = error instanceof SourceTaken ? await whoHas(ctx.db, input.sources) : null;
    if (!known) throw error;
    return { outcome: 'known', id: known };
  }
}

async function add(tx: Tx, ctx: MemberCtx, input: AddTitleInput): Promise<AddedTitle> {
  const { id, type, sources, cover, anyway } = input;
  // Two people who add the same name at one moment take turns, so that the second is shown the first one's.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`title ${type} ${titleNameKey(input.name)}`}, 0))`;
  const before = await tx.title.findUnique({ where: { id }, select: { createdById: true } });
  if (before) return again(before, id, ctx.viewer.id);
  const known = await whoHas(tx, sources);
  if (known) return { outcome: 'known', id: known };
  const twins = anyway ? [] : await findTwins(tx, input);
  if (twins.length > 0) return { outcome: 'twins', twins };

  const details = tidyDetails(type, input);
  const made = { id, type, createdById: ctx.viewer.id, createdAt: ctx.now, updatedAt: ctx.now };
  const { count } = await tx.title.createMany({ data: [{ ...made, ...titleColumns(details) }], skipDuplicates: true });
  // The id was used under another name meanwhile.
  if (count === 0) throw new AppError('conflict');
  await keepVersion(tx, { titleId: id, number: 1, editorId: ctx.viewer.id, at: ctx.now, details });
  await keepSources(tx, id, sources);
  if (cover) await ctx.queue.enqueue(tx, fetchTitleCoverJob, { titleId: id, ownerId: ctx.viewer.id, cover });
  await ctx.queue.publish(tx, titleAdded, { titleId: id, type, userId: ctx.viewer.id });
  return { outcome: 'added', id };
}

function again(before: { createdById: string | null }, id: string, viewerId: string): AddedTitle {
  if (before.createdById !== viewerId) throw new AppError('conflict');
  return { outcome: 'again', id };
}

async function keepSources(tx: Tx, titleId: string, sources: readonly TitleSourceInput[]): Promise<void> {
  const rows = [...new Map(sources.map((one) => [`${one.source} ${one.externalId}`, { ...one, titleId }])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  if (rows.length === 0) return;
  // Waits for another one that adds the same at this moment.
  const { count } = await tx.titleSource.createMany({ data: rows, skipDuplicates: true });
  if (count < rows.length) throw new SourceTaken();
}

async function whoHas(db: Pick<Tx, 'titleSource'>, sources: readonly TitleSourceInput[]): Promise<string | null> {
  if (sources.length === 0) return null;
  const found = await db.titleSource.findFirst({ where: { OR: sources.map(({ source, externalId }) => ({ source, externalId })) }, orderBy: { titleId: 'asc' }, select: { titleId: true } });
  return found?.titleId ?? null;
}
