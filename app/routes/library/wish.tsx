import { useLoaderData } from '@remix-run/react';
import { getBook, wantToRead } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { buttonInput } from '#app/domains/library/schema.ts';
import { ButtonPage } from '#app/domains/library/ui/button-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';

export const handle = { messages: ['library', 'ui'], title: 'library:actions.wish' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, title } = await getBook(ctx, { bookId: params.id ?? '' });
  return { book: { id, title } };
});

export const action = form(member, { schema: buttonInput }, async ({ ctx, params }) => {
  const bookId = params.id ?? '';
  await wantToRead(ctx, { bookId });
  const { title } = await getBook(ctx, { bookId });
  return { to: libraryPaths.book(bookId), toast: { key: 'library-edit:toast.wished', values: { title } } };
});

export default function Wish() {
  const { t } = useTranslation('library');
  return <ButtonPage {...useLoaderData<typeof loader>()} title={t('actions.wish')} submit={t('actions.wish')} />;
}
