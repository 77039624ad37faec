import { Form } from '@remix-run/react';
import { rowKinds } from '#app/kernel/contributions/importer.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { FormActions } from '#app/ui/field.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { ImportView } from '../queries/get-import.server.ts';
import type { ImportRowPage } from '../queries/list-import-rows.server.ts';
import { useImportRoom } from './import-room.tsx';
import { ImportRows } from './import-rows.tsx';

export type Filter = { kind: string | null; after: string | null; before: string | null };
type ReviewProps = { view: ImportView; page: ImportRowPage; filter: Filter };

export function KindTabs({ view, kind }: { view: ImportView; kind: string | null }) {
  const { t } = useTranslation('import');
  const { paths, words } = useImportRoom();
  const shown = rowKinds.filter((name) => view.kinds[name] > 0);
  return (
    <Tabs
      label={t('rows')}
      items={[
        { href: paths.import(view.id), label: words('kinds.all'), count: view.totalRows, current: kind === null },
        ...shown.map((name) => ({ href: paths.import(view.id, { kind: name }), label: words(`kinds.${name}`), count: view.kinds[name], current: kind === name })),
      ]}
    />
  );
}

export function RowPages({ view, page, kind }: { view: ImportView; page: ImportRowPage; kind: string | null }) {
  const { paths } = useImportRoom();
  return (
    <Pagination
      previous={page.previous === null ? null : paths.import(view.id, { kind, before: page.previous })}
      next={page.next === null ? null : paths.import(view.id, { kind, after: page.next })}
    />
  );
}

/** The dry run: numbers, rows, decisions. Its one form also carries the decisions when the import is begun. */
export function ImportReview({ view, page, filter }: ReviewProps) {
  const { t } = useTranslation('import');
  const { paths, words } = useImportRoom();
  const { formErrors } = useReplyForm('import');
  const { kinds: numbers, undecided } = view;
  const hasWork = numbers.new + numbers.update + numbers.ambiguous > 0;
  const canChoose = page.rows.some((row) => row.kind === 'ambiguous');
  return (
    <Form method="post" id="import" action={paths.import(view.id)} preventScrollReset className="flex flex-col gap-6">
      <ErrorSummary title={t('failedTitle')} errors={formErrors.map((text) => ({ text }))} />
      {hasWork ? null : <Banner tone="success">{words('nothingToDo')}</Banner>}
      {undecided > 0 ? (
        <Banner tone="warn" actions={filter.kind === 'ambiguous' ? null : <TextLink to={paths.import(view.id, { kind: 'ambiguous' })}>{t('decide')}</TextLink>}>
          {t('undecided', { count: undecided })}
        </Banner>
      ) : null}
      <FormActions>
        {hasWork ? <Button variant="primary" name="intent" value="apply">{words('apply')}</Button> : null}
        <Button variant="quiet" name="intent" value="discard">{t('discard')}</Button>
      </FormActions>
      {Object.entries(filter).map(([name, value]) => (value === null ? null : <input key={name} type="hidden" name={name} value={value} />))}
      <div>
        <KindTabs view={view} kind={filter.kind} />
        <ImportRows key={JSON.stringify(filter)} rows={page.rows} canChoose />
      </div>
      {canChoose ? <FormActions><Button name="intent" value="choose">{t('saveChoices')}</Button></FormActions> : null}
      <RowPages view={view} page={page} kind={filter.kind} />
    </Form>
  );
}
