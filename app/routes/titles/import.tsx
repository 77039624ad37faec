import { useLoaderData } from '@remix-run/react';
import { titleImportPaths } from '#app/domains/titles/import-paths.ts';
import { titlesImporter } from '#app/domains/titles/index.server.ts';
import { titlesImports } from '#app/domains/titles/ui/titles-imports.ts';
import { answerImportForm, getImportPage, importFormSchema } from '#app/engines/transfer/index.server.ts';
import { ImportPage } from '#app/engines/transfer/imports/ui/import-page.tsx';
import { ImportRoom } from '#app/engines/transfer/imports/ui/import-room.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';

export const handle = { messages: ['import', 'title-import', 'ui'], title: 'import:title' };

export const loader = page(member, async ({ ctx, params, url }) => getImportPage(ctx, titlesImporter, { importId: params.id ?? '', query: url.searchParams }));

export const action = form(member, { schema: importFormSchema }, async ({ ctx, params, input }) =>
  answerImportForm(ctx, titlesImporter, { importId: params.id ?? '', paths: titleImportPaths, input }));

export default function Import() {
  const { t } = useTranslation('title-import');
  const { view, filter, rows } = useLoaderData<typeof loader>();
  return <ImportRoom room={titlesImports}><ImportPage view={view} page={rows} filter={filter} roomName={t('home')} /></ImportRoom>;
}
