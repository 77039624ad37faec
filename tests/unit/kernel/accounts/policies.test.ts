import { describe, expect, it } from 'vitest';
import { anyone, member, owner, profilesVisibleTo, teacher } from '#app/kernel/accounts/policies.ts';

const as = (role: string | null) => ({ viewer: role === null ? null : { role } });

describe('who may come in', () => {
  it.each([
    [anyone, [true, true, true, true]],
    [member, [false, true, true, true]],
    [teacher, [false, false, true, true]],
    [owner, [false, false, false, true]],
  ] as const)('$name', (policy, [visitor, asMember, asTeacher, asOwner]) => {
    expect([null, 'member', 'teacher', 'owner'].map((role) => policy.admits(as(role)))).toEqual([visitor, asMember, asTeacher, asOwner]);
  });
});

describe('whose profile somebody may see', () => {
  const resting = { deactivatedAt: null, deletionDueAt: null };
  it.each([
    ['a visitor', null, { ...resting, profileVisibility: { in: ['everyone'] } }],
    ['a member', { id: 'me', role: 'member' }, { OR: [{ ...resting, profileVisibility: { in: ['everyone', 'members'] } }, { id: 'me' }] }],
    ['a teacher', { id: 'me', role: 'teacher' }, { OR: [{ ...resting, profileVisibility: { in: ['everyone', 'members'] } }, { id: 'me' }] }],
    ['the owner', { id: 'me', role: 'owner' }, {}],
  ] as const)('%s', (_who, onlooker, where) => expect(profilesVisibleTo(onlooker)).toEqual(where));
});
