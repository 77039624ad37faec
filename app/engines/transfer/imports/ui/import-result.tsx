import { Form } from '@remix-run/react';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { FormActions } from '#app/ui/field.tsx';
import { Stat, Stats } from '#app/ui/stat.tsx';
import type { ImportView } from '../queries/get-import.server.ts';
import type { ImportRowPage } from '../queries/list-import-rows.server.ts';
import { KindTabs, RowPages } from './import-review.tsx';
import { useImportRoom } from './import-room.tsx';
import { ImportRows } from './import-rows.tsx';

/** A finished import, or one taken back: what it did, row by row, and the way on. */
export function ImportResult({ view, page, kind }: { view: ImportView; page: ImportRowPage; kind: string | null }) {
  const { t } = useTranslation('import');
  const { paths, home, words } = useImportRoom();
  const { outcomes } = view;
  return (
    <div className="flex flex-col gap-6">
      {outcomes ? (
        <Stats>
          {(['created', 'updated', 'nothing', 'left'] as const).map((name) => <Stat key={name} value={outcomes[name]} label={t(`numbers.${name}`)} />)}
        </Stats>
      ) : null}
      {outcomes && outcomes.kept > 0 ? <Banner>{words('kept', { count: outcomes.kept })}</Banner> : null}
      <FormActions>
        <ButtonLink variant="primary" to={home}>{words('toRoom')}</ButtonLink>
        <ButtonLink to={paths.report(view.id)} reloadDocument>{t('report')}</ButtonLink>
        {view.state === 'applied' ? <ButtonLink variant="danger" to={paths.undo(view.id)}>{t('undo')}</ButtonLink> : <Forget view={view} />}
      </FormActions>
      <div>
        <KindTabs view={view} kind={kind} />
        <ImportRows rows={page.rows} canChoose={false} />
      </div>
      <RowPages view={view} page={page} kind={kind} />
    </div>
  );
}

/** A file that could not be read. */
export function ImportFailure({ view }: { view: ImportView }) {
  const { t } = useTranslation('import');
  const { paths } = useImportRoom();
  return (
    <>
      <Banner tone="danger">{view.problem ? textOf(t, view.problem.key, view.problem.details) : null}</Banner>
      <FormActions>
        <ButtonLink variant="primary" to={paths.imports()}>{t('another')}</ButtonLink>
        <Forget view={view} />
      </FormActions>
    </>
  );
}

function Forget({ view }: { view: ImportView }) {
  const { t } = useTranslation('import');
  const { paths } = useImportRoom();
  return (
    <Form method="post" action={paths.import(view.id)}>
      <Button variant="quiet" name="intent" value="discard">{t('forget')}</Button>
    </Form>
  );
}
