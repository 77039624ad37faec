import { expect, test } from 'vitest';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { createPerson } from '#tests/support/people.ts';

const { db } = await testDatabase();
const missing: { id?: string } = {};

test('a condition that nobody gave is a mistake, not every row: outside and inside of a transaction', async () => {
  const { id } = await createPerson(db);
  await createPerson(db);
  const everybody = [
    () => db.user.deleteMany({ where: { id: missing.id } }),
    () => db.user.updateMany({ where: { ...missing, email: { equals: missing.id } }, data: { role: 'owner' } }),
    () => db.user.findFirst({ where: { id: missing.id }, select: { id: true } }),
    () => db.user.findUnique({ where: { id }, select: { sessions: { where: { publicId: missing.id } } } }),
    () => inTransaction(db, (tx) => tx.user.deleteMany({ where: { id: missing.id } })),
    () => db.$transaction([db.user.deleteMany({ where: { id: missing.id } })]),
  ];
  for (const ask of everybody) await expect((async () => ask())()).rejects.toThrow(/^undefined is no condition: User\.\w+, \w+$/);
  expect(await db.user.count({ where: { role: 'member' } })).toBe(2);
  // What is written may leave a column as it is.
  expect(await db.user.update({ where: { id }, data: { firstName: 'Vera', lastName: undefined }, select: { firstName: true, lastName: true } })).toEqual({ firstName: 'Vera', lastName: null });
});
