import { describe, expect, it } from 'vitest';
import { anyone, member, owner, teacher } from '#app/kernel/accounts/policies.ts';

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
