import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { getBook, recordProgress } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { progressSchema } from '#app/domains/library/schema.ts';
import { ProgressPage } from '#app/domains/library/ui/progress-form.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import type { Done } from '#app/platform/http/route.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';

export const handle = { messages: ['library', 'ui'], title: 'library:progress.form' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, title, pages, currentPage, permille } = await getBook(ctx, { bookId: params.id ?? '' });
  return { book: { id, title, pages, currentPage, permille }, newId: uuidv7(), today: dayText(dayInZone(ctx.now, ctx.timeZone)) };
});

export const action = form(member, { schema: progressSchema }, async ({ ctx, params, input }): Promise<Done> => {
  const bookId = params.id ?? '';
  const { entryId, position, finished, isNewest } = await recordProgress(ctx, { ...input, bookId });
  const undo = isNewest ? { action: libraryPaths.retraction(bookId, entryId), labelKey: 'library:undo' } : undefined;
  const to = libraryPaths.book(bookId);
  if (finished) {
    const { title } = await getBook(ctx, { bookId });
    return { to, toast: { key: 'library-edit:toast.finished', values: { title }, undo } };
  }
  const { page, permille } = position;
  if (page === null) return { to, toast: { key: 'library-edit:toast.recordedPercent', values: { percent: permille / 10 }, undo } };
  return { to, toast: { key: 'library-edit:toast.recordedPage', values: { page }, undo } };
});

export default function Progress() {
  return <ProgressPage {...useLoaderData<typeof loader>()} />;
}
