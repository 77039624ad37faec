import { useLoaderData } from '@remix-run/react';
import { listWalkChanges } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { TitleCrumbs } from '#app/domains/titles/ui/title-crumbs.tsx';
import { ChangeRows } from '#app/domains/titles/ui/change-rows.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { getTitleOrMoveOn } from './find-title.server.ts';

export const handle = { messages: ['titles', 'ui'], title: 'titles:walk.historyOf' };

export const loader = page(member, async ({ ctx, params, url }) => {
  const { id, type, name, episodes, walk } = await getTitleOrMoveOn(ctx, params.id, titlesPaths.walkHistory);
  if (!walk) throw notFound();
  return { title: { id, type, name, episodes }, changes: await listWalkChanges(ctx, { titleId: id, after: url.searchParams.get('after') }) };
});

export default function WalkHistory() {
  const { t } = useTranslation('titles');
  const { title, changes } = useLoaderData<typeof loader>();
  const pageOf = (after: string | null) => after && titlesPaths.walkHistory(title.id, { after });
  return (
    <>
      <PageHeader title={t('walk.historyOf')} breadcrumbs={<TitleCrumbs type={title.type} title={title} />} />
      <ChangeRows title={title} changes={changes.rows} />
      <Pagination previous={pageOf(changes.previous)} next={pageOf(changes.next)} />
    </>
  );
}
