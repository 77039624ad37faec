import { jsonList } from '#app/platform/db/json-list.server.ts';
import type { DataOwner, PersonalData } from '../personal-data.ts';

/** What a person may read about themselves: never a hash, a secret, a session's id or an address that is not theirs. */
const person = {
  id: true, username: true, email: true, emailProvenAt: true, role: true, firstName: true, lastName: true, locale: true, timeZone: true, theme: true,
  joinedAt: true, lastSeenAt: true, deactivatedAt: true, deletionDueAt: true, passwordChangedAt: true, secondFactor: true, bio: true, learningGoal: true,
  avatarId: true, bannerId: true, profileVisibility: true, notificationChannel: true, digestHour: true, weekStart: true, hasShortcuts: true, invitationId: true,
  links: { select: { kind: true, url: true, label: true, position: true }, orderBy: { position: 'asc' } },
  sessions: { select: { createdAt: true, lastSeenAt: true, expiresAt: true, provenAt: true, ip: true, userAgent: true }, orderBy: { createdAt: 'asc' } },
  tokenFamilies: { select: { createdAt: true, lastSeenAt: true, expiresAt: true, ip: true, userAgent: true }, orderBy: { createdAt: 'asc' } },
  personalTokens: { select: { name: true, scopes: true, createdAt: true, lastUsedAt: true, expiresAt: true }, orderBy: { createdAt: 'asc' } },
  apiReplies: { select: { createdAt: true, status: true, body: true }, orderBy: { createdAt: 'asc' } },
  emailChanges: { select: { oldEmail: true, newEmail: true, createdAt: true, revertedAt: true }, orderBy: { createdAt: 'asc' } },
  telegramLink: { select: { chatId: true, name: true, locale: true, linkedAt: true, deadAt: true, reminderHour: true, remindedOn: true } },
  authenticator: { select: { createdAt: true, confirmedAt: true } },
  recoveryCodes: { select: { createdAt: true, usedAt: true }, orderBy: { createdAt: 'asc' } },
  dataExports: { select: { state: true, createdAt: true, finishedAt: true, expiresAt: true }, orderBy: { createdAt: 'asc' } },
  invitations: { select: { note: true, createdAt: true, expiresAt: true, maxUses: true, uses: true, revokedAt: true }, orderBy: { createdAt: 'asc' } },
} as const;

async function* exportPerson({ db, viewer }: DataOwner): AsyncGenerator<string> {
  const found = await db.user.findUniqueOrThrow({ where: { id: viewer.id }, select: person });
  const readable = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
  yield `${JSON.stringify(found, readable, 2)}\n`;
}

const own = (column: 'actorId' | 'subjectId' | 'userId', { viewer }: DataOwner, after: string | null) => ({ [column]: viewer.id, ...(after && { id: { gt: after } }) });

const exportActions = (owner: DataOwner) => jsonList((after, take) => owner.db.auditEvent.findMany({
  where: own('actorId', owner, after), orderBy: { id: 'asc' }, take, select: { id: true, at: true, kind: true, ip: true, details: true },
}));

/** Who did it is not theirs to know from a file; that it was done is. */
const exportDoneToThem = (owner: DataOwner) => jsonList((after, take) => owner.db.auditEvent.findMany({
  where: own('subjectId', owner, after), orderBy: { id: 'asc' }, take, select: { id: true, at: true, kind: true },
}));

const exportLetters = (owner: DataOwner) => jsonList((after, take) => owner.db.mailMessage.findMany({
  where: own('userId', owner, after), orderBy: { id: 'asc' }, take,
  select: { id: true, to: true, subject: true, template: true, status: true, createdAt: true, sentAt: true },
}));

/** The account in the copy that people take with them. It goes with the person's row. */
export const accountData: PersonalData = {
  area: 'account',
  countPieces: async () => 10,
  async *exportEverything(owner) {
    yield { path: 'account.json', pieces: exportPerson(owner) };
    yield { path: 'actions.json', pieces: exportActions(owner) };
    yield { path: 'done-to-you.json', pieces: exportDoneToThem(owner) };
    yield { path: 'letters.json', pieces: exportLetters(owner) };
  },
};
