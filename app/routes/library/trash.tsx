import { useLoaderData } from '@remix-run/react';
import { listTrash } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { TrashList } from '#app/domains/library/ui/trash-list.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';

export const handle = { messages: ['library', 'library-edit', 'ui'], title: 'library-edit:trash.title' };

export const loader = page(member, async ({ ctx, url }) => ({ list: await listTrash(ctx, url.searchParams.get('after')) }));

export default function Trash() {
  const { t } = useTranslation('library-edit');
  const { t: library } = useTranslation('library');
  const { list } = useLoaderData<typeof loader>();
  const isEmpty = list.rows.length === 0;
  const pageOf = (after: string | null) => after && libraryPaths.trash({ after });
  return (
    <>
      <PageHeader
        title={t('trash.title')} lead={isEmpty ? null : t('trash.lead')} breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: library('title') }]} />}
        actions={isEmpty ? null : <ButtonLink variant="danger" to={libraryPaths.emptyTrash()}>{library('actions.emptyTrash')}</ButtonLink>}
      />
      {isEmpty ? <EmptyState title={t('trash.empty')} action={<ButtonLink to={libraryPaths.library()}>{library('actions.toLibrary')}</ButtonLink>}>{t('trash.emptyText')}</EmptyState> : <TrashList books={list.rows} />}
      <Pagination previous={pageOf(list.previous)} next={pageOf(list.next)} />
    </>
  );
}
