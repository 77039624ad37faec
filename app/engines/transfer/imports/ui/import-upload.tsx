import { Form } from '@remix-run/react';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { FileDrop } from '#app/ui/file-drop.tsx';
import { Prose } from '#app/ui/prose.tsx';
import { Section } from '#app/ui/section.tsx';
import { useImportRoom } from './import-room.tsx';

export type Problem = { key: string; details: Record<string, string | number> };

/** A plain form also where scripts run: the browser sends a large file itself and shows whatever is answered. */
export function ImportUpload({ problem }: { problem: Problem | null }) {
  const { t } = useTranslation('import');
  const { paths, words, accept } = useImportRoom();
  const errors = problem ? [textOf(t, problem.key, problem.details)] : undefined;
  return (
    <Form method="post" action={paths.imports()} encType="multipart/form-data" reloadDocument>
      <FormStack>
        {errors ? <ErrorSummary title={t('failedTitle')} errors={errors.map((text) => ({ fieldId: 'file', label: words('file'), text }))} /> : null}
        <FileDrop label={words('file')} help={words('fileHelp')} errors={errors} accept={accept} inputProps={{ id: 'file', name: 'file', required: true }} />
        <FormActions><Button variant="primary">{t('upload')}</Button></FormActions>
      </FormStack>
    </Form>
  );
}

/** Where each service gives its file out. */
export function WhereToGetIt({ places }: { places: readonly string[] }) {
  const { t } = useTranslation('import');
  const { words } = useImportRoom();
  return (
    <Section title={t('where')}>
      <Prose>
        <ul>{places.map((name) => <li key={name}>{words(`whereFrom.${name}`)}</li>)}</ul>
      </Prose>
    </Section>
  );
}
