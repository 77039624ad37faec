import type { Tx } from '#app/platform/db/client.server.ts';
import { addDays, monthStart } from '#app/platform/time/days.ts';
import type { DemoPerson } from './people.ts';

/** Goals as people set them: some go well, one does not, one is about a single book, one is over. */
export async function putGoals(tx: Tx, { id: userId, habits }: Pick<DemoPerson, 'id' | 'habits'>, today: Date): Promise<void> {
  const month = monthStart(today);
  const week = addDays(today, -((today.getUTCDay() + 6) % 7));
  const open = await tx.book.findFirst({ where: { ownerId: userId, state: 'reading', pages: { not: null } }, orderBy: { lastMovedAt: 'desc' }, select: { id: true } });
  const tag = await tx.bookTag.findFirst({ where: { book: { ownerId: userId, state: 'read' } }, orderBy: { bookId: 'desc' }, select: { tagId: true } });
  const goal = { userId, createdAt: new Date(addDays(month, -200).getTime() + 9 * 3_600_000) };
  await tx.goal.createMany({
    data: [
      { ...goal, metric: 'library.books', amount: 2, period: 'month', repeats: true, startsOn: monthStart(today, -6) },
      { ...goal, metric: 'library.pages', amount: habits.open * 70, period: 'week', repeats: true, startsOn: addDays(week, -84) },
      { ...goal, metric: 'library.books', amount: 40, period: 'year', repeats: false, startsOn: monthStart(today, -today.getUTCMonth()), endsOn: addDays(monthStart(today, 12 - today.getUTCMonth()), -1) },
      ...(open ? [{ ...goal, createdAt: new Date(addDays(today, -6).getTime() + 9 * 3_600_000), metric: 'library.book', amount: null, period: 'span' as const, repeats: false, startsOn: addDays(today, -6), endsOn: addDays(today, 10), filterKind: 'book', filterValue: open.id }] : []),
      ...(tag ? [{ ...goal, metric: 'library.pages', amount: 900, period: 'quarter' as const, repeats: false, startsOn: monthStart(today, -(today.getUTCMonth() % 3) - 3), endsOn: addDays(monthStart(today, -(today.getUTCMonth() % 3)), -1), filterKind: 'tag', filterValue: tag.tagId }] : []),
    ],
  });
  await tx.goalWatch.createMany({ data: [{ userId, dueAt: addDays(today, 1), checkedOn: today }], skipDuplicates: true });
}
