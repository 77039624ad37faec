import { useActionData, useLoaderData } from '@remix-run/react';
import { titleImportPaths } from '#app/domains/titles/import-paths.ts';
import { titlesImporter } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { titlesImports } from '#app/domains/titles/ui/titles-imports.ts';
import { listImports } from '#app/engines/transfer/index.server.ts';
import { ImportRoom } from '#app/engines/transfer/imports/ui/import-room.tsx';
import type { Problem } from '#app/engines/transfer/imports/ui/import-upload.tsx';
import { ImportsPage } from '#app/engines/transfer/imports/ui/imports-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { importUpload } from '../imports/import-upload.server.ts';

export const handle = { messages: ['import', 'title-import', 'ui'], title: 'import:title' };

export const loader = page(member, async ({ ctx }) => ({ imports: await listImports(ctx, titlesImporter) }));

export const action = importUpload(titlesImporter, titleImportPaths);

export default function Imports() {
  const { t } = useTranslation('title-import');
  const { imports } = useLoaderData<typeof loader>();
  const reply = useActionData<{ problem: Problem }>();
  return (
    <ImportRoom room={titlesImports}>
      <ImportsPage
        imports={imports} problem={reply?.problem ?? null} places={['letterboxd', 'mal', 'shikimori', 'imdb', 'hltb', 'own']}
        exportHref={titleImportPaths.export()} breadcrumbs={[{ href: titlesPaths.titles(), label: t('home') }]}
      />
    </ImportRoom>
  );
}
