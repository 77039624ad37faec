import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { chooseUsername, createInvitation, findRegistrationDoor, getInvitation, listInvitations, requestRegistration, revokeInvitation } from '#app/kernel/accounts/index.server.ts';
import type { RegistrationMode } from '#app/kernel/house/house.ts';
import { testDatabase } from '#tests/support/database.ts';
import { createPerson } from '#tests/support/people.ts';
import { address, answer, askToRegister, password, refusal, register, visit } from './visit.ts';

const { db } = await testDatabase({ poolSize: 20 });
const owner = await createPerson(db, { role: 'owner' });
const ownerCtx = (now?: Date) => ({ ...visit(db, now), viewer: owner, ip: '10.0.0.1' });

const setMode = (registration: RegistrationMode) => db.houseSettings.upsert({ where: { id: 1 }, create: { id: 1, registration }, update: { registration } });
beforeEach(() => setMode('invitation'));

async function invite(maxUses = 1, days: '1' | '7' | '30' | 'never' = '7', now?: Date): Promise<{ id: string; token: string }> {
  const id = uuidv7();
  const { token } = await createInvitation(ownerCtx(now), { id, maxUses, days, note: 'for friends' });
  return { id, token: token ?? '' };
}

let names = 0;
const nameOf = () => `guest-${(names += 1)}`;
const asked = (invitation: string | undefined, now?: Date, email = address(), username = nameOf()) => {
  const ctx = visit(db, now);
  return requestRegistration(ctx, { username, email, password, timeZone: undefined, invitation, code: '123456' }).then(({ challengeId }) => ({ ctx, challengeId, email, username }));
};
const come = async ({ ctx, challengeId, email }: Awaited<ReturnType<typeof asked>>) => answer(ctx, challengeId, { code: '123456' }, email);

describe('an invitation', () => {
  it('lets one person in, who is known to have come by it', async () => {
    const { id, token } = await invite();
    const guest = await asked(token);
    expect((await come(guest)).kind).toBe('signed-in');
    const found = await getInvitation(ownerCtx(), id);
    expect(found).toMatchObject({ uses: 1, maxUses: 1, state: 'used', note: 'for friends', createdBy: owner.username });
    expect(found.people.map(({ username }) => username)).toEqual([guest.username]);
    expect(await refusal(asked(token))).toBe('conflict invitations:door.used.text');
  });

  it('for one lets one in of twenty at once; the others are told and leave nothing behind', async () => {
    const { id, token } = await invite();
    const guests = await Promise.all(Array.from({ length: 20 }, () => asked(token)));
    const outcomes = await Promise.all(guests.map((guest) => come(guest).then(({ kind }) => kind, (error: { details?: { messageKey?: string } }) => error.details?.messageKey)));
    expect(outcomes.filter((kind) => kind === 'signed-in')).toHaveLength(1);
    expect(outcomes.filter((kind) => kind === 'invitations:door.used.text')).toHaveLength(19);
    expect(await db.user.count({ where: { emailKey: { in: guests.map(({ email }) => email) } } })).toBe(1);
    expect(await db.session.count({ where: { user: { emailKey: { in: guests.map(({ email }) => email) } } } })).toBe(1);
    expect(await db.invitation.findUniqueOrThrow({ where: { id } })).toMatchObject({ uses: 1 });
  });

  it('for seven lets seven in of twenty', async () => {
    const { id, token } = await invite(7);
    const guests = await Promise.all(Array.from({ length: 20 }, () => asked(token)));
    await Promise.allSettled(guests.map(come));
    expect(await db.user.count({ where: { invitationId: id } })).toBe(7);
    expect(await db.invitation.findUniqueOrThrow({ where: { id } })).toMatchObject({ uses: 7 });
  });

  it('is not used up by who only asks, nor by whose name was taken until they have another', async () => {
    const { id, token } = await invite();
    await asked(token);
    const taken = await createPerson(db, { username: nameOf() });
    const guest = await asked(token, undefined, address(), taken.username);
    expect((await come(guest)).kind).toBe('username-taken');
    expect(await db.invitation.findUniqueOrThrow({ where: { id } })).toMatchObject({ uses: 0 });
    expect((await chooseUsername(guest.ctx, { challengeId: guest.challengeId, username: nameOf() })).kind).toBe('signed-in');
    expect(await db.invitation.findUniqueOrThrow({ where: { id } })).toMatchObject({ uses: 1 });
  });

  it('revoked while somebody fills in the form lets nobody in', async () => {
    const { id, token } = await invite(5);
    const guest = await asked(token);
    await revokeInvitation(ownerCtx(), { id });
    await revokeInvitation(ownerCtx(), { id });
    expect(await refusal(come(guest))).toBe('conflict invitations:door.revoked.text');
    expect(await refusal(asked(token))).toBe('conflict invitations:door.revoked.text');
    expect(await db.auditEvent.count({ where: { kind: 'invitation.revoked' } })).toBeGreaterThan(0);
  });

  it('ends when its time is over, to the second', async () => {
    const made = new Date('2026-11-01T12:00:00Z');
    const { token } = await invite(5, '1', made);
    const end = new Date(made.getTime() + 86_400_000);
    const before = await asked(token, new Date(end.getTime() - 1000));
    expect(await refusal(asked(token, end))).toBe('conflict invitations:door.expired.text');
    expect(await refusal(come({ ...before, ctx: visit(db, end) }))).toBe('conflict invitations:door.expired.text');
    expect((await come({ ...before, ctx: visit(db, new Date(end.getTime() - 1)) })).kind).toBe('signed-in');
  });

  it('is kept as a hash only, and made once however often its form is sent', async () => {
    const id = uuidv7();
    const made = await Promise.all(Array.from({ length: 10 }, () => createInvitation(ownerCtx(), { id, maxUses: 3, days: 'never', note: undefined })));
    const tokens = made.flatMap(({ token }) => (token ? [token] : []));
    expect(tokens).toHaveLength(1);
    expect(tokens[0]).toMatch(/^[\w-]{43}$/);
    const row = await db.invitation.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ maxUses: 3, expiresAt: null });
    expect(JSON.stringify(row)).not.toContain(tokens[0]);
    expect(await db.auditEvent.count({ where: { kind: 'invitation.created', details: { path: ['uses'], equals: 3 } } })).toBe(1);
  });
});

describe('the door', () => {
  it('is closed to everybody when the house is, also for those who have begun', async () => {
    const { token } = await invite(5);
    const guest = await asked(token);
    await setMode('closed');
    expect(await refusal(come(guest))).toBe('conflict invitations:door.closed.text');
    expect(await refusal(asked(token))).toBe('conflict invitations:door.closed.text');
    expect(await refusal(askToRegister(visit(db), owner.email ?? '', nameOf()))).toBe('conflict invitations:door.closed.text');
  });

  it('asks for an invitation, also of those who began while it was open', async () => {
    await setMode('open');
    const guest = await asked(undefined);
    await setMode('invitation');
    expect(await refusal(come(guest))).toBe('conflict invitations:door.by-invitation.text');
    expect(await refusal(asked(undefined))).toBe('conflict invitations:door.by-invitation.text');
    expect(await refusal(asked('x'.repeat(43)))).toBe('conflict invitations:door.unknown.text');
    // Before anything is said about the address.
    expect(await refusal(askToRegister(visit(db), owner.email ?? '', nameOf()))).toBe('conflict invitations:door.by-invitation.text');
  });

  it('open lets in those with a spent invitation, and counts a good one', async () => {
    const [spent, good] = [await invite(), await invite()];
    await come(await asked(spent.token));
    await setMode('open');
    expect((await come(await asked(spent.token))).kind).toBe('signed-in');
    expect((await come(await asked(good.token))).kind).toBe('signed-in');
    expect((await findRegistrationDoor(db, { invitation: good.token, now: new Date() })).door).toBe('open');
    expect(await db.invitation.findUniqueOrThrow({ where: { id: good.id } })).toMatchObject({ uses: 1 });
  });

  it('is open in a house that was never set up', async () => {
    await db.houseSettings.deleteMany();
    expect((await register(db, nameOf())).userId).toBeTruthy();
  });
});

describe('invitations', () => {
  it('are the owner’s business', async () => {
    const member = { ...visit(db), viewer: await createPerson(db), ip: '' };
    const { id } = await invite();
    expect(await refusal(listInvitations(member, null))).toBe('not-found');
    expect(await refusal(getInvitation(member, id))).toBe('not-found');
    expect(await refusal(revokeInvitation(member, { id }))).toBe('not-found');
    expect(await refusal(createInvitation(member, { id: uuidv7(), maxUses: 1, days: '7', note: undefined }))).toBe('not-found');
    expect(await refusal(getInvitation(ownerCtx(), 'no-id'))).toBe('not-found');
    expect(await refusal(revokeInvitation(ownerCtx(), { id: uuidv7() }))).toBe('not-found');
  });

  it('are listed newest first, a page at a time', async () => {
    await db.invitation.deleteMany();
    const ids: string[] = [];
    for (let at = 0; at < 53; at += 1) ids.unshift((await invite()).id);
    const first = await listInvitations(ownerCtx(), null);
    const second = await listInvitations(ownerCtx(), first.next);
    expect([...first.invitations, ...second.invitations].map(({ id }) => id)).toEqual(ids);
    expect(second.next).toBeNull();
  });
});
