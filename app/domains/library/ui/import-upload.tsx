import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { FileDrop } from '#app/ui/file-drop.tsx';
import { Prose } from '#app/ui/prose.tsx';
import { Section } from '#app/ui/section.tsx';
import { importPaths } from '../import-paths.ts';

export type Problem = { key: string; details: Record<string, string | number> };

/** A plain form also where scripts run: the browser sends a large file itself and shows whatever is answered. */
export function ImportUpload({ problem }: { problem: Problem | null }) {
  const { t } = useTranslation('import');
  const errors = problem ? [textOf(t, problem.key, problem.details)] : undefined;
  return (
    <Form method="post" action={importPaths.imports()} encType="multipart/form-data" reloadDocument>
      <FormStack>
        {errors ? <ErrorSummary title={t('failedTitle')} errors={errors.map((text) => ({ fieldId: 'file', label: t('file'), text }))} /> : null}
        <FileDrop label={t('file')} help={t('fileHelp')} errors={errors} accept=".csv,.tsv,.txt,text/csv" inputProps={{ id: 'file', name: 'file', required: true }} />
        <FormActions><Button variant="primary">{t('upload')}</Button></FormActions>
      </FormStack>
    </Form>
  );
}

export function WhereToGetIt() {
  const { t } = useTranslation('import');
  return (
    <Section title={t('where')}>
      <Prose>
        <ul>
          <li>{t('whereGoodreads')}</li>
          <li>{t('whereStorygraph')}</li>
          <li>{t('whereOwn')}</li>
        </ul>
      </Prose>
    </Section>
  );
}
