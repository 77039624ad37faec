import { useActionData, useLoaderData } from '@remix-run/react';
import { importPaths } from '#app/domains/library/import-paths.ts';
import { libraryImporter } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { libraryImports } from '#app/domains/library/ui/library-imports.ts';
import { listImports } from '#app/engines/transfer/index.server.ts';
import { ImportsPage } from '#app/engines/transfer/imports/ui/imports-page.tsx';
import type { Problem } from '#app/engines/transfer/imports/ui/import-upload.tsx';
import { ImportRoom } from '#app/engines/transfer/imports/ui/import-room.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { importUpload } from '../imports/import-upload.server.ts';

export const handle = { messages: ['library', 'import', 'book-import', 'ui'], title: 'import:title' };

export const loader = page(member, async ({ ctx }) => ({ imports: await listImports(ctx, libraryImporter) }));

export const action = importUpload(libraryImporter, importPaths);

export default function Imports() {
  const { t } = useTranslation('library');
  const { imports } = useLoaderData<typeof loader>();
  const reply = useActionData<{ problem: Problem }>();
  return (
    <ImportRoom room={libraryImports}>
      <ImportsPage
        imports={imports} problem={reply?.problem ?? null} places={['goodreads', 'storygraph', 'own']}
        exportHref={importPaths.export()} breadcrumbs={[{ href: libraryPaths.library(), label: t('title') }]}
      />
    </ImportRoom>
  );
}
