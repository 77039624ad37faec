import { useLoaderData } from '@remix-run/react';
import { getBook, setCover } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { buttonInput } from '#app/domains/library/schema.ts';
import { ButtonPage } from '#app/domains/library/ui/button-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { coverUndo } from './cover-undo.ts';

export const handle = { messages: ['library', 'library-edit', 'ui'], title: 'library-edit:cover.remove' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, title } = await getBook(ctx, { bookId: params.id ?? '' });
  return { book: { id, title } };
});

export const action = form(member, { schema: buttonInput }, async ({ ctx, params }) => {
  const bookId = params.id ?? '';
  const cover = await setCover(ctx, { bookId, fileId: null });
  return { to: libraryPaths.book(bookId), toast: { key: 'library-edit:toast.coverRemoved', undo: coverUndo(bookId, cover) } };
});

export default function CoverRemoval() {
  const { t } = useTranslation('library-edit');
  return <ButtonPage {...useLoaderData<typeof loader>()} title={t('cover.remove')} submit={t('cover.remove')} />;
}
