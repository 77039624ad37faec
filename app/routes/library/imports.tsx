import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { importPaths } from '#app/domains/library/import-paths.ts';
import { importFileLimit, ImportProblem, listImports, startImport } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { ImportList } from '#app/domains/library/ui/import-list.tsx';
import { ImportUpload, WhereToGetIt } from '#app/domains/library/ui/import-upload.tsx';
import type { Problem } from '#app/domains/library/ui/import-upload.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { consumeLimits } from '#app/platform/http/rate-limit.server.ts';
import { readMultipart } from '#app/platform/http/read-multipart.server.ts';
import { page, upload } from '#app/platform/http/route.server.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const handle = { messages: ['library', 'import', 'ui'], title: 'import:title' };

export const loader = page(member, async ({ ctx }) => ({ imports: await listImports(ctx) }));

/** What a form around the file may weigh. */
const formBytes = 64 * 1024;

/** The file goes to the database as it arrives; nothing waits in memory for its end. */
export const action = upload(member, async ({ ctx, request }) => {
  await consumeLimits(ctx.db, [{ name: 'library-import', key: ctx.viewer.id, max: 60, seconds: 3_600 }], ctx.now);
  const read = readMultipart(request, { file: 'file', take: ({ name, pieces }) => startImport(ctx, { fileName: name, pieces }) });
  const { taken: importId, problem } = await read.then((form) => ({ ...form, problem: null }), (error: unknown) => ({ taken: null, problem: problemOf(error) }));
  if (importId !== null) throw redirect(importPaths.import(importId), 303);
  const shown = { key: problem?.messageKey ?? 'import:noFile', details: problem?.details ?? {} };
  return data({ problem: shown }, { status: problem?.problem === 'tooLarge' ? 413 : 400 });
}, { bodyBytes: importFileLimit + formBytes });

/** A body over the limit is told like a file over it: there is nothing else in this form. */
function problemOf(error: unknown): ImportProblem {
  if (error instanceof AppError && error.code === 'too-large') return new ImportProblem('tooLarge', { megabytes: importFileLimit / 1024 / 1024 });
  if (error instanceof ImportProblem) return error;
  throw error;
}

export default function Imports() {
  const { t } = useTranslation('import');
  const { imports } = useLoaderData<typeof loader>();
  const { t: library } = useTranslation('library');
  const reply = useActionData<{ problem: Problem }>();
  return (
    <>
      <PageHeader
        title={t('title')} lead={t('lead')} breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: library('title') }]} />}
        actions={<ButtonLink to={importPaths.export()}>{t('toExport')}</ButtonLink>}
      />
      <ImportUpload problem={reply?.problem ?? null} />
      <ImportList imports={imports} />
      <WhereToGetIt />
    </>
  );
}
