import { storeArchive } from '#app/kernel/files/index.server.ts';
import type { DataEntry, DataOwner, PersonalData } from '#app/kernel/accounts/personal-data.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db, DbOrTx, Tx } from '#app/platform/db/client.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { queueMail } from '#app/platform/mail/queue-mail.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import type { ExportWork } from '../jobs.server.ts';
import { unfinished } from '../model/export-states.ts';
import { zipEntries } from '../zip-entries.server.ts';

const keptMs = 7 * 24 * 3_600_000;

const wanted = {
  id: true,
  user: { select: { id: true, username: true, email: true, timeZone: true } },
} as const;

/** Makes the archive from the beginning, however far an earlier run came, and writes to its person. */
export async function makeExport(work: ExportWork & { signal?: AbortSignal }, { exportId, locale }: { exportId: string; locale: Locale }): Promise<void> {
  const { db, now, files, areas, signal } = work;
  const row = await db.dataExport.findUnique({ where: { id: exportId, ...unfinished }, select: wanted });
  if (!row) return;
  await db.dataExport.updateMany({ where: { id: exportId, state: 'queued' }, data: { state: 'running' } });
  const at = now();
  const owner: DataOwner = { db, now: at, timeZone: row.user.timeZone, viewer: row.user };
  const steps = await countSteps(db, exportId, areas, owner, signal);
  const archive = zipEntries(everything(areas, owner, steps), at);
  const expiresAt = new Date(at.getTime() + keptMs);
  const name = `kruzhok-${row.user.username}-${dayText(dayInZone(at, owner.timeZone))}.zip`;
  const stored = await storeArchive({ db, now: at, files, viewer: row.user }, archive, { name, type: 'application/zip', expiresAt })
    // A storage that refuses has not begun to read, so nothing else would end it.
    .finally(() => archive.destroy());
  await finish(work, { ...row, locale }, { fileId: stored.id, expiresAt });
}

type Finished = { id: string; locale: Locale; user: { id: string; email: string | null; timeZone: string } };

async function finish({ db, now, queue }: ExportWork, { id, locale, user }: Finished, made: { fileId: string; expiresAt: Date }) {
  await inTransaction(db, async (tx) => {
    const { count } = await tx.dataExport.updateMany({ where: { id, state: 'running' }, data: { ...made, state: 'ready', permille: 1000, finishedAt: now() } });
    if (count === 0 || user.email === null) return;
    await queueMail(tx, queue, {
      idempotencyKey: `data-export:${id}`, userId: user.id, to: user.email, template: 'transfer.export-ready',
      locale, timeZone: user.timeZone, data: { until: made.expiresAt.toISOString() },
    });
  });
}

/** Nothing more is tried: said on the page, and a new one may be asked for. */
export async function giveUpExport(db: DbOrTx, now: Date, { exportId }: { exportId: string }): Promise<void> {
  await db.dataExport.updateMany({ where: { id: exportId, ...unfinished }, data: { state: 'failed', finishedAt: now } });
}

/** One that was given up is made after all; where its person has asked anew meanwhile, it is gone. */
export async function reviveExport(tx: Tx, { exportId: id }: { exportId: string }): Promise<boolean> {
  await tx.dataExport.updateMany({ where: { id, state: 'failed' }, data: { state: 'queued', permille: 0, finishedAt: null } });
  return (await tx.dataExport.count({ where: { id, ...unfinished } })) > 0;
}

/** Every area's entries in a folder of its own, behind a note of what this is. */
async function* everything(areas: readonly PersonalData[], owner: DataOwner, step: () => Promise<void>): AsyncGenerator<DataEntry> {
  const about = { format: 'kruzhok.everything', version: 1, exportedAt: owner.now.toISOString(), username: owner.viewer.username, areas: areas.map(({ area }) => area) };
  yield { path: 'kruzhok.json', pieces: (async function* () { yield `${JSON.stringify(about, null, 2)}\n`; })() };
  for (const { area, exportEverything } of areas) {
    for await (const { path, pieces } of exportEverything(owner)) yield { path: `${area}/${path}`, pieces: counted(pieces, step) };
  }
}

async function* counted(pieces: DataEntry['pieces'], step: () => Promise<void>) {
  for await (const piece of pieces) {
    yield piece;
    await step();
  }
}

/** Notes how far it is, once for every hundredth; ends the run when the process stops. */
async function countSteps(db: Db, id: string, areas: readonly PersonalData[], owner: DataOwner, signal?: AbortSignal): Promise<() => Promise<void>> {
  let total = 1;
  for (const area of areas) total += await area.countPieces(owner);
  let done = 0;
  let noted = 0;
  return async () => {
    signal?.throwIfAborted();
    done += 1;
    const percent = Math.min(99, Math.floor((done * 100) / total));
    if (percent <= noted) return;
    noted = percent;
    await db.dataExport.updateMany({ where: { id, state: 'running' }, data: { permille: percent * 10 } });
  };
}
