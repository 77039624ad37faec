import { Form } from '@remix-run/react';
import { getFormProps, getInputProps } from '#app/platform/forms/control-props.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { DateField, TextField } from '#app/ui/text-field.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { libraryPaths } from '../../paths.ts';
import { labelled } from '../../ui/form-parts.tsx';
import { readerPaths } from '../paths.ts';
import type { SittingsView } from '../queries/list-sittings.server.ts';

type SittingsPageProps = { book: { id: string; title: string }; sittings: SittingsView; canAdd: boolean; newId: string; today: string };

/** When a book was read and for how long, and what that says about the rest of it. */
export function SittingsPage({ book, sittings, canAdd, newId, today }: SittingsPageProps) {
  const { t } = useTranslation('reader');
  const library = useTranslation('library').t;
  return (
    <>
      <PageHeader title={t('sittings.title')} breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: library('title') }, { href: libraryPaths.book(book.id), label: book.title }]} />} />
      <Pace sittings={sittings} />
      {sittings.rows.length === 0 ? <p className="text-soft">{t('sittings.none')}</p> : null}
      <List label={t('sittings.title')}>
        {sittings.rows.map(({ id, when, minutes, pages, perHour, isCounted }) => (
          <Row
            key={id} title={[t('sittings.minutes', { count: minutes }), t('sittings.pages', { count: pages })].join(' · ')} meta={when}
            end={<>{isCounted ? null : <Badge>{t('sittings.byHand')}</Badge>}{perHour === null ? null : <span>{t('sittings.perHour', { count: perHour })}</span>}</>}
          />
        ))}
      </List>
      {sittings.older ? <p className="mt-4"><TextLink to={`${readerPaths.sittings(book.id)}?before=${sittings.older}`}>{t('sittings.older')}</TextLink></p> : null}
      {canAdd ? <Section title={t('sittings.add')}><SittingForm key={newId} newId={newId} today={today} /></Section> : null}
    </>
  );
}

function Pace({ sittings: { perHour, minutesLeft, finishDay } }: { sittings: SittingsView }) {
  const { t } = useTranslation('reader');
  if (perHour === null) return null;
  const rest = minutesLeft === null || minutesLeft === 0 ? null : minutesLeft < 90 ? t('sittings.leftMinutes', { count: minutesLeft }) : t('sittings.leftHours', { count: Math.round(minutesLeft / 60) });
  return (
    <p className="mb-6 text-17">
      {[t('sittings.pace', { count: Math.round(perHour) }), rest, finishDay && minutesLeft ? t('sittings.finish', { day: finishDay }) : null].filter(Boolean).join(' ')}
    </p>
  );
}

type Fields = { id: string; on: string; minutes: string; pages: string };

function SittingForm({ newId, today }: { newId: string; today: string }) {
  const { t } = useTranslation('reader');
  const { form, fields, formErrors } = useReplyForm<Fields>('sitting', { id: newId, on: today });
  const { id, on, minutes, pages } = fields;
  const named = [labelled(on, t('sittings.on')), labelled(minutes, t('sittings.minutesField')), labelled(pages, t('sittings.pagesField'))];
  return (
    <Form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf(named, formErrors)} />
        <input type="hidden" name={id.name} defaultValue={id.initialValue} />
        <DateField label={t('sittings.on')} errors={on.errors} inputProps={{ ...getInputProps(on, { type: 'date' }), max: today }} />
        <TextField label={t('sittings.minutesField')} width="s" errors={minutes.errors} inputProps={{ ...getInputProps(minutes, { type: 'text' }), inputMode: 'numeric', autoComplete: 'off' }} />
        <TextField label={t('sittings.pagesField')} width="s" errors={pages.errors} inputProps={{ ...getInputProps(pages, { type: 'text' }), inputMode: 'numeric', autoComplete: 'off' }} />
        <FormActions><Button variant="primary">{t('sittings.save')}</Button></FormActions>
      </FormStack>
    </Form>
  );
}
