import { v7 as uuidv7 } from 'uuid';
import type { ImportBatch } from '#app/kernel/contributions/importer.ts';
import { withoutRepeats } from '#app/kernel/contributions/repeats.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import type { KnownTitles } from '../model/import/match-titles.ts';
import { nothingYet, planTitle } from '../model/import/plan-title.ts';
import type { Stand } from '../model/import/plan-title.ts';
import type { TitleOutcome, TitleRow } from '../model/import/record.ts';
import { resolveTitle } from '../model/import/resolve-title.ts';
import type { TitleResolution } from '../model/import/resolve-title.ts';
import { titleNameKey } from '../model/title-texts.ts';
import { findKnownTitles } from '../queries/find-known-titles.server.ts';
import { findStands } from '../queries/find-stands.server.ts';
import { ImportedTitleSheets } from './imported-title-sheets.server.ts';
import { lockPreference } from './lock-preference.server.ts';
import { lockTitles } from './lock-title.server.ts';

type Resolved = { row: TitleRow; resolution: TitleResolution };

/**
 * Carries these rows out, all in the caller's transaction, and says of each what was done. Rows that concern a title which
 * an earlier row of the batch makes or changes are left for the next batch.
 */
export async function applyImportRows(tx: Tx, batch: ImportBatch, rows: readonly TitleRow[]): Promise<{ line: number; outcome: TitleOutcome }[]> {
  const seenBy = await takeTurn(tx, batch.ownerId);
  const chosen = rows.flatMap(({ choice }) => (choice?.length === 36 ? [choice] : []));
  const known = await findKnownTitles(tx, rows.map(({ record }) => record), chosen);
  const resolved = withoutRepeats(rows.map((row): Resolved => ({ row, resolution: resolveTitle(row, known) })), keysOf);
  const ids = resolved.flatMap(({ resolution }) => (resolution.is === 'here' ? [resolution.titleId] : []));
  await lockTitles(tx, ids, 'change');
  const stands = await findStands(tx, batch.ownerId, ids);
  const sheets = new ImportedTitleSheets(batch, seenBy);
  const done = resolved.map(({ row, resolution }) => ({ line: row.line, outcome: carryOut(sheets, known, row, resolution, (id) => stands.of(id)) }));
  await sheets.write(tx);
  return done;
}

/** Nobody changes what of theirs is shared until the batch is over; two people's imports add one title at a time. */
async function takeTurn(tx: Tx, userId: string): Promise<{ walks: boolean; reviews: boolean }> {
  const { walksSeenBy, reviewsSeenBy } = await lockPreference(tx, userId);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('titles-import', 0))`;
  return { walks: walksSeenBy !== 'nobody', reviews: reviewsSeenBy !== 'nobody' };
}

/** What a row is about: a title that is here, or what would make two rows one new title. */
function keysOf({ row: { record }, resolution }: Resolved): string[] {
  if (resolution.is === 'left') return [];
  if (resolution.is === 'here') return [resolution.titleId];
  const ids = record.sources.map(({ source, externalId }) => `${source} ${externalId}`);
  return ids.length > 0 ? ids : [`${record.type} ${titleNameKey(record.name)}`];
}

function carryOut(sheets: ImportedTitleSheets, known: KnownTitles, { record }: TitleRow, resolution: TitleResolution, standOf: (id: string) => Stand): TitleOutcome {
  if (resolution.is === 'left') return { did: 'left', reason: resolution.reason };
  const title = resolution.is === 'here' ? known.get(resolution.titleId) : { id: uuidv7(), type: record.type };
  if (!title) return { did: 'left', reason: 'gone' };
  const made = resolution.is === 'new';
  if (made) sheets.addTitle(title.id, record);
  const stand = made ? nothingYet : standOf(title.id);
  const plan = planTitle(stand, record);
  if (!made && plan.changes.length === 0) return { did: 'nothing', titleId: title.id };
  const walkId = plan.newWalk && sheets.addWalk(title, plan.newWalk, record);
  const reviewId = plan.newReview && sheets.addReview(title, plan.newReview, record);
  if (!stand.walk && !stand.review) return { did: 'created', titleId: title.id, made, walkId, reviewId };
  const walkBefore = stand.walk && plan.walk ? sheets.changeWalk(stand.walk, plan.walk, plan.past) : null;
  const textIn = stand.review && plan.text !== null ? sheets.addText(stand.review, plan.text) : null;
  return { did: 'updated', titleId: title.id, made: false, walkId, reviewId, walkBefore, textIn };
}
