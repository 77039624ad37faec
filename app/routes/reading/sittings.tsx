import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { getBook } from '#app/domains/library/index.server.ts';
import { addSitting, listSittings } from '#app/domains/library/reader/index.server.ts';
import { readerPaths } from '#app/domains/library/reader/paths.ts';
import { sittingSchema } from '#app/domains/library/reader/schema.ts';
import { SittingsPage } from '#app/domains/library/reader/ui/sittings-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';

export const handle = { messages: ['reader', 'library', 'ui'], title: 'reader:sittings.title' };

export const loader = page(member, async ({ ctx, params, url }) => {
  const { id, title, pagesLeft, trashedAt } = await getBook(ctx, { bookId: params.id ?? '' });
  const sittings = await listSittings(ctx, { bookId: id, pagesLeft, before: url.searchParams.get('before') ?? undefined });
  return { book: { id, title }, sittings, canAdd: trashedAt === null, newId: uuidv7(), today: dayText(dayInZone(ctx.now, ctx.timeZone)) };
});

export const action = form(member, { schema: sittingSchema }, async ({ ctx, params, input }) => {
  const bookId = params.id ?? '';
  await addSitting(ctx, { ...input, bookId });
  return { to: readerPaths.sittings(bookId), toast: { key: 'reader:sittings.added' } };
});

export default function Sittings() {
  return <SittingsPage {...useLoaderData<typeof loader>()} />;
}
