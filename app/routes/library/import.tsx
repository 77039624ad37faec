import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { importPaths } from '#app/domains/library/import-paths.ts';
import { chooseImportRows, confirmImport, discardImport, getImport, importFormSchema, listImportRows } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { ImportProgress } from '#app/domains/library/ui/import-progress.tsx';
import { ImportFailure, ImportResult } from '#app/domains/library/ui/import-result.tsx';
import { ImportReview } from '#app/domains/library/ui/import-review.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import type { Done } from '#app/platform/http/route.server.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const handle = { messages: ['library', 'import', 'ui'], title: 'import:title' };

export const loader = page(member, async ({ ctx, params, url }) => {
  const importId = params.id ?? '';
  const query = (name: string) => url.searchParams.get(name);
  const filter = { kind: query('kind'), after: query('after'), before: query('before') };
  const view = await getImport(ctx, { importId });
  const hasRows = ['ready', 'applied', 'undone'].includes(view.state);
  return { view, filter, rows: hasRows ? await listImportRows(ctx, { importId, ...filter }) : null };
});

export const action = form(member, { schema: importFormSchema }, async ({ ctx, params, input }): Promise<Done> => {
  const importId = params.id ?? '';
  if (input.intent === 'discard') {
    await discardImport(ctx, { importId });
    return { to: importPaths.imports(), toast: { key: 'import:discarded' } };
  }
  if (input.choices.length > 0) await chooseImportRows(ctx, { importId, choices: input.choices });
  if (input.intent === 'apply') {
    await confirmImport(ctx, { importId });
    return { to: importPaths.import(importId) };
  }
  const { kind, after, before } = input;
  return { to: importPaths.import(importId, { kind, after: after ? Number(after) : null, before: before ? Number(before) : null }), toast: { key: 'import:choicesSaved' } };
});

const heads = {
  uploaded: 'parsing', parsing: 'parsing', ready: 'readyTitle', applying: 'applying', applied: 'appliedTitle', undoing: 'undoing', undone: 'undoneTitle', failed: 'failedTitle',
} as const;
const leads = { ready: 'readyLead', applied: 'appliedLead', undone: 'undoneLead' } as const;

export default function Import() {
  const { t } = useTranslation('import');
  const { t: library } = useTranslation('library');
  const { view, filter, rows } = useLoaderData<typeof loader>();
  const lead = view.state in leads ? t(leads[view.state as keyof typeof leads]) : null;
  return (
    <>
      <PageHeader
        title={t(heads[view.state])} lead={lead} eyebrow={[view.fileName, view.source ? t(`sources.${view.source}` as 'sources.goodreads') : null, view.at].filter(Boolean).join('\u00A0· ')}
        breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: library('title') }, { href: importPaths.imports(), label: t('title') }]} />}
      />
      {view.state === 'failed' ? <ImportFailure view={view} /> : null}
      {rows && view.state === 'ready' ? <ImportReview view={view} page={rows} filter={filter} /> : null}
      {rows && view.state !== 'ready' ? <ImportResult view={view} page={rows} kind={filter.kind} /> : null}
      {!rows && view.state !== 'failed' ? <ImportProgress view={view} /> : null}
    </>
  );
}
