import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgetPicture, replacePicture, restorePicture } from '#app/kernel/files/model/former-picture.ts';

const none = { id: null, formerId: null };

describe('a picture put in place of another', () => {
  it.each([
    ['the first', none, 'a', { id: 'a', formerId: null, spareId: null }],
    ['a second', { id: 'a', formerId: null }, 'b', { id: 'b', formerId: 'a', spareId: null }],
    ['a third', { id: 'b', formerId: 'a' }, 'c', { id: 'c', formerId: 'b', spareId: 'a' }],
    ['none', { id: 'b', formerId: 'a' }, null, { id: null, formerId: 'b', spareId: 'a' }],
    ['one after none', { id: null, formerId: 'b' }, 'c', { id: 'c', formerId: 'b', spareId: null }],
    ['the former', { id: 'b', formerId: 'a' }, 'a', { id: 'a', formerId: 'b', spareId: null }],
    ['the former after none', { id: null, formerId: 'a' }, 'a', { id: 'a', formerId: null, spareId: null }],
  ])('%s', (_name, before, next, after) => {
    expect(replacePicture(next)(before)).toEqual(after);
  });

  it.each([[none, null], [{ id: 'a', formerId: 'b' }, 'a'], [{ id: null, formerId: 'b' }, null]])('changes nothing when it is there: %j, %s', (before, next) => {
    expect(replacePicture(next)(before)).toBeNull();
  });

  it('loses none: each is shown, remembered or spare, and in one of these only', () => {
    const picture = fc.option(fc.constantFrom('a', 'b', 'c'));
    const place = fc.record({ id: picture, formerId: picture }).filter(({ id, formerId }) => id === null || id !== formerId);
    fc.assert(fc.property(place, picture, (before, next) => {
      const after = replacePicture(next)(before) ?? { ...before, spareId: null };
      const there = [after.id, after.formerId, after.spareId].filter((id) => id !== null);
      expect(new Set(there).size).toBe(there.length);
      expect(new Set(there)).toEqual(new Set([before.id, before.formerId, next].filter((id) => id !== null)));
    }));
  });

  it('comes back, or is forgotten, only while it is the one remembered', () => {
    const place = { id: 'b', formerId: 'a' };
    expect(restorePicture('a')(place)).toEqual({ id: 'a', formerId: 'b', spareId: null });
    expect(forgetPicture('a')(place)).toEqual({ id: 'b', formerId: null, spareId: 'a' });
    for (const other of ['b', 'c']) expect([restorePicture(other)(place), forgetPicture(other)(place)]).toEqual([null, null]);
  });
});
