import { expect, it } from 'vitest';
import { refuseUndefined } from '#app/platform/db/refuse-undefined.ts';

const refused = (args: unknown) => {
  try {
    refuseUndefined('Book.findMany', args);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};

it.each([
  [{ where: undefined }, 'where'],
  [{ where: { ownerId: undefined } }, 'ownerId'],
  [{ where: { ownerId: 'a', title: { contains: undefined } } }, 'contains'],
  [{ where: { OR: [{ id: 'a' }, { id: undefined }] } }, 'id'],
  [{ where: { NOT: { tags: { some: { tag: { name: undefined } } } } } }, 'name'],
  [{ cursor: { id: undefined } }, 'id'],
  [{ having: { pages: { gt: undefined } } }, 'gt'],
  [{ select: { readings: { where: { endedOn: undefined } } } }, 'endedOn'],
  [{ include: { _count: { select: { notes: { where: { deletedAt: undefined } } } } } }, 'deletedAt'],
])('%j is refused by the name of what is missing', (args, field) => {
  expect(refused(args)).toBe(`undefined is no condition: Book.findMany, ${field}`);
});

it.each([
  undefined, {}, { where: {} }, { where: { deletedAt: null, addedAt: { gt: new Date(0) }, hash: new Uint8Array(2), id: { in: [] } } }, { take: undefined, select: undefined },
  { where: { id: 'a' }, data: { title: undefined, where: undefined } }, { where: { id: 'a' }, create: { where: undefined }, update: { title: undefined } }, { data: [{ where: undefined }] },
])('%j is none of that', (args) => {
  expect(refused(args)).toBeNull();
});
