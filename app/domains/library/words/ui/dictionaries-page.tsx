import { getFormProps } from '#app/platform/forms/control-props.ts';
import { Form } from '@remix-run/react';
import { numberFormat } from '#app/platform/i18n/formats.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { FileDrop } from '#app/ui/file-drop.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { Section } from '#app/ui/section.tsx';
import { SelectField } from '#app/ui/text-field.tsx';
import type { Option } from '#app/ui/text-field.tsx';
import { useLookAgain } from '#app/ui/use-look-again.ts';
import { wordPaths } from '../paths.ts';
import type { DictionaryView } from '../queries/list-dictionaries.server.ts';

type Props = { dictionaries: DictionaryView[]; languages: Option[]; megabytes: number };

/** The house's offline dictionaries: add one, see how far each is, take one out. */
export function DictionariesPage({ dictionaries, languages, megabytes }: Props) {
  const { t } = useTranslation('words');
  const isChanging = dictionaries.some(({ state }) => state === 'reading' || state === 'leaving');
  useLookAgain(isChanging);
  return (
    <>
      <PageHeader title={t('dictionaries.title')} lead={t('dictionaries.lead')} />
      <Section title={t('dictionaries.list')} actions={isChanging ? <a className="link" href={wordPaths.dictionaries()}>{t('dictionaries.reload')}</a> : undefined}>
        {dictionaries.length === 0 ? <EmptyState title={t('dictionaries.empty')}>{t('dictionaries.emptyText')}</EmptyState> : (
          <List label={t('dictionaries.list')}>{dictionaries.map((dictionary) => <Dictionary key={dictionary.id} dictionary={dictionary} languages={languages} />)}</List>
        )}
      </Section>
      <Section title={t('dictionaries.add')}><UploadForm languages={languages} megabytes={megabytes} /></Section>
    </>
  );
}

function Dictionary({ dictionary: { id, name, from, to, origin, state, entries, entriesDone, problemKey, addedAt }, languages }: { dictionary: DictionaryView; languages: Option[] }) {
  const { t, locale } = useTranslation('words');
  const label = (code: string) => languages.find(({ value }) => value === code)?.label ?? code;
  const number = (value: number) => numberFormat(locale).format(value);
  const facts = [from && t('dictionaries.pair', { from: label(from), to: label(to) }), state === 'ready' && t('dictionaries.entries', { count: entries }), t(`dictionaries.origins.${origin}`), addedAt];
  return (
    <Row
      title={name || t('dictionaries.unnamed')} meta={facts.filter(Boolean).join('\u00A0· ')}
      end={state === 'leaving' ? <Badge>{t('dictionaries.leaving')}</Badge> : <>{state === 'broken' ? <Badge tone="danger">{t('dictionaries.broken')}</Badge> : null}<a className="btn btn-s" href={wordPaths.dictionaryRemoval(id)} aria-label={`${t('dictionaries.remove')}: ${name}`}>{t('dictionaries.remove')}</a></>}
    >
      {state === 'reading' && entries === 0 ? <p role="status">{t('dictionaries.reading')}</p> : null}
      {state === 'reading' && entries > 0 ? <ProgressBar showLabel value={entriesDone} max={entries} label={t('dictionaries.progress', { done: number(entriesDone), total: number(entries) })} /> : null}
      {problemKey ? <p className="errors">{textOf(t, problemKey)}</p> : null}
    </Row>
  );
}

function UploadForm({ languages, megabytes }: Pick<Props, 'languages' | 'megabytes'>) {
  const { t } = useTranslation('words');
  const { form, fields, formErrors } = useReplyForm<{ files: string; from: string; to: string }>('dictionary');
  const { files, from, to } = fields;
  const select = (field: typeof from) => ({ id: field.id, name: field.name, defaultValue: field.initialValue ?? '' });
  const labels = { files: t('dictionaries.files'), from: t('dictionaries.from'), to: t('dictionaries.to') };
  return (
    <Form method="post" encType="multipart/form-data" reloadDocument {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf([{ id: files.id, errors: files.errors, label: labels.files }, { id: from.id, errors: from.errors, label: labels.from }, { id: to.id, errors: to.errors, label: labels.to }], formErrors)} />
        <FileDrop label={labels.files} help={t('dictionaries.filesHelp', { megabytes })} errors={files.errors} accept=".ifo,.idx,.gz,.dict,.dz,.syn,.index,.zip" inputProps={{ id: files.id, name: files.name, required: true, multiple: true }} />
        <SelectField label={labels.from} placeholder={t('dictionaries.byName')} errors={from.errors} selectProps={select(from)} options={languages} />
        <SelectField label={labels.to} placeholder={t('dictionaries.byName')} errors={to.errors} selectProps={select(to)} options={languages} />
        <FormActions><Button variant="primary">{t('dictionaries.submit')}</Button></FormActions>
      </FormStack>
    </Form>
  );
}
