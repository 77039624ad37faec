import { handOnFiles } from '#app/kernel/files/commands/hand-on-files.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db, Tx } from '#app/platform/db/client.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import { recordAudit } from '../audit.server.ts';
import { emailKey } from '../model/email.ts';
import type { PersonalData } from '../personal-data.ts';

export type DeletionWork = { db: Db; now: Date; log: Logger; areas: readonly PersonalData[]; signal?: AbortSignal };

/** Deletes everybody whose day has come; says how many. A run that is cut off goes on where it stopped. */
export async function deleteDuePeople(work: DeletionWork): Promise<number> {
  const due = await work.db.user.findMany({ where: { deletionDueAt: { lte: work.now } }, orderBy: { id: 'asc' }, select: { id: true } });
  const failures: unknown[] = [];
  for (const { id } of due) {
    work.signal?.throwIfAborted();
    // Whoever cannot be deleted just now keeps nobody else waiting.
    await forgetEverything(work, id).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
  return due.length;
}

/** Nobody comes in any more and the day cannot be taken back, so that this may go piece by piece. */
async function forgetEverything(work: DeletionWork, id: string): Promise<void> {
  for (const area of work.areas) await area.forget?.(work.db, id);
  await inTransaction(work.db, (tx) => deletePerson(tx, work, id), { timeoutMs: 60_000 });
  work.log.info({ userId: id }, 'person deleted');
}

async function deletePerson(tx: Tx, { now }: DeletionWork, id: string): Promise<void> {
  const [person] = await tx.$queryRaw<{ email: string | null }[]>`
    SELECT "email" FROM "User" WHERE "id" = ${id}::uuid AND "deletionDueAt" <= ${now}::timestamptz FOR UPDATE`;
  if (!person) return;
  await handOnLogo(tx, id);
  await forgetAddresses(tx, id, person.email);
  await scrubAudit(tx, id);
  await tx.user.delete({ where: { id }, select: { id: true } });
  await recordAudit(tx, { kind: 'account.deleted', actorId: id, ip: null, now });
}

/** Letters that were written before, or without, the account: the log of them goes as well. */
async function forgetAddresses(tx: Tx, id: string, email: string | null): Promise<void> {
  const changes = await tx.emailChange.findMany({ where: { userId: id }, select: { oldEmail: true, newEmail: true } });
  const addresses = [...(email ? [email] : []), ...changes.flatMap(({ oldEmail, newEmail }) => [oldEmail, newEmail])];
  const keys = [...new Set(addresses.map(emailKey))];
  // An address that has become somebody else's is theirs now.
  const taken = await tx.user.findMany({ where: { emailKey: { in: keys }, NOT: { id } }, select: { emailKey: true } });
  const own = keys.filter((key) => !taken.some((other) => other.emailKey === key));
  await tx.$executeRaw`DELETE FROM "MailMessage" WHERE lower("to") = ANY(${own}) AND ("userId" IS NULL OR "userId" = ${id}::uuid)`;
  await tx.loginChallenge.deleteMany({ where: { emailKey: { in: own } } });
}

/** What happened stays, and that it was one and the same; who it was does not: the id leads nowhere, pages say "deleted person". */
async function scrubAudit(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE "AuditEvent" SET "ip" = NULL, "details" = NULL WHERE "actorId" = ${id}::uuid`;
  await tx.$executeRaw`UPDATE "AuditEvent" SET "details" = NULL WHERE "subjectId" = ${id}::uuid`;
}

/** The house's picture was uploaded by an owner; it is the house's, so the next owner keeps it. */
async function handOnLogo(tx: Tx, id: string): Promise<void> {
  const houses = await tx.houseSettings.findMany({ where: { logo: { ownerId: id } }, select: { logoId: true } });
  for (const { id: logoId, keptId } of await handOnFiles(tx, id, houses.flatMap((house) => house.logoId ?? []))) await tx.houseSettings.updateMany({ where: { logoId }, data: { logoId: keptId } });
}
