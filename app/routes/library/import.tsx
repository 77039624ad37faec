import { useLoaderData } from '@remix-run/react';
import { importPaths } from '#app/domains/library/import-paths.ts';
import { libraryImporter } from '#app/domains/library/index.server.ts';
import { libraryImports } from '#app/domains/library/ui/library-imports.ts';
import { answerImportForm, getImportPage, importFormSchema } from '#app/engines/transfer/index.server.ts';
import { ImportPage } from '#app/engines/transfer/imports/ui/import-page.tsx';
import { ImportRoom } from '#app/engines/transfer/imports/ui/import-room.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';

export const handle = { messages: ['library', 'import', 'book-import', 'ui'], title: 'import:title' };

export const loader = page(member, async ({ ctx, params, url }) => getImportPage(ctx, libraryImporter, { importId: params.id ?? '', query: url.searchParams }));

export const action = form(member, { schema: importFormSchema }, async ({ ctx, params, input }) =>
  answerImportForm(ctx, libraryImporter, { importId: params.id ?? '', paths: importPaths, input }));

export default function Import() {
  const { t } = useTranslation('library');
  const { view, filter, rows } = useLoaderData<typeof loader>();
  return <ImportRoom room={libraryImports}><ImportPage view={view} page={rows} filter={filter} roomName={t('title')} /></ImportRoom>;
}
