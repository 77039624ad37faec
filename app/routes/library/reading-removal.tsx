import { useLoaderData } from '@remix-run/react';
import { getBookReading, removeReading } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { buttonInput } from '#app/domains/library/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';

export const handle = { messages: ['library', 'library-edit', 'ui'], title: 'library-edit:reading.removeButton' };

export const loader = page(member, async ({ ctx, params }) =>
  getBookReading(ctx, { bookId: params.id ?? '', readingId: params.readingId ?? '' }));

export const action = form(member, { schema: buttonInput }, async ({ ctx, params }) => {
  const bookId = params.id ?? '';
  await removeReading(ctx, { bookId, readingId: params.readingId ?? '' });
  return { to: libraryPaths.book(bookId), toast: { key: 'library-edit:toast.readingRemoved' } };
});

export default function ReadingRemoval() {
  const { t } = useTranslation('library-edit');
  const { t: library } = useTranslation('library');
  const { book } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage danger title={t('reading.remove', { title: book.title })} confirmLabel={t('reading.removeButton')} cancelHref={libraryPaths.book(book.id)} cancelLabel={library('actions.cancel')}>
      {t('reading.removeText')}
    </ConfirmPage>
  );
}
