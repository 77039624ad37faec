import { useLoaderData } from '@remix-run/react';
import { listVersions } from '#app/domains/library/editing/index.server.ts';
import { editingPaths } from '#app/domains/library/editing/paths.ts';
import { EditingPage } from '#app/domains/library/editing/ui/editing-page.tsx';
import { VersionList } from '#app/domains/library/editing/ui/version-list.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { numberIn } from './editing-texts.server.ts';

export const handle = { messages: ['library', 'editing', 'ui'], title: 'editing:versions.title' };

export const loader = page(member, ({ ctx, params, url }) => listVersions(ctx, { bookId: params.id ?? '', before: numberIn(url, 'before'), editId: url.searchParams.get('edit') }));

export default function PdfVersions() {
  const { desk, versions, next } = useLoaderData<typeof loader>();
  return (
    <EditingPage desk={desk} place="versions" here={editingPaths.versions(desk.book.id)}>
      <VersionList bookId={desk.book.id} versions={versions} next={next} />
    </EditingPage>
  );
}
