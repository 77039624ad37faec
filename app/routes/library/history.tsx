import { useLoaderData } from '@remix-run/react';
import { getBook, listEntries } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { EntryRows } from '#app/domains/library/ui/entry-rows.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';

export const handle = { messages: ['library', 'ui'], title: 'library:progress.history' };

export const loader = page(member, async ({ ctx, params, url }) => {
  const { id, title, trashedAt } = await getBook(ctx, { bookId: params.id ?? '' });
  return { book: { id, title, trashedAt }, entries: await listEntries(ctx, { bookId: id, take: 50, after: url.searchParams.get('after') }) };
});

export default function History() {
  const { t } = useTranslation('library');
  const { book, entries } = useLoaderData<typeof loader>();
  const pageOf = (after: string | null) => after && libraryPaths.history(book.id, { after });
  return (
    <>
      <PageHeader title={t('progress.history')} breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: t('title') }, { href: libraryPaths.book(book.id), label: book.title }]} />} />
      {entries.rows.length === 0 ? <p className="text-soft">{t('progress.noHistory')}</p> : null}
      <EntryRows bookId={book.id} entries={entries.rows} canChange={!book.trashedAt} />
      <Pagination previous={pageOf(entries.previous)} next={pageOf(entries.next)} />
    </>
  );
}
