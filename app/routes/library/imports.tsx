import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { importPaths } from '#app/domains/library/import-paths.ts';
import { libraryImporter } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { libraryImports } from '#app/domains/library/ui/library-imports.ts';
import { listImports, takeImportFile } from '#app/engines/transfer/index.server.ts';
import { ImportsPage } from '#app/engines/transfer/imports/ui/imports-page.tsx';
import type { Problem } from '#app/engines/transfer/imports/ui/import-upload.tsx';
import { ImportRoom } from '#app/engines/transfer/imports/ui/import-room.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page, upload } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';

export const handle = { messages: ['library', 'import', 'book-import', 'ui'], title: 'import:title' };

export const loader = page(member, async ({ ctx }) => ({ imports: await listImports(ctx, libraryImporter) }));

/** What a form around the file may weigh. */
const formBytes = 64 * 1024;

export const action = upload(member, async ({ ctx, request }) => {
  const taken = await takeImportFile(ctx, libraryImporter, request);
  if ('importId' in taken) throw redirect(importPaths.import(taken.importId), 303);
  return data({ problem: taken.problem }, { status: taken.status });
}, { bodyBytes: libraryImporter.maxFileBytes + formBytes });

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
