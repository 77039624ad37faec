import { Form } from '@remix-run/react';
import { getFormProps, getInputProps } from '#app/platform/forms/control-props.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choices.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { DateField, TextField } from '#app/ui/text-field.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { progressUnit } from '../model/title-type.ts';
import { stateKey, walkStates } from '../model/walk-state.ts';
import { titlesPaths } from '../paths.ts';
import { TitleCrumbs } from './title-crumbs.tsx';
import type { TitleView } from '../queries/get-title.server.ts';

type Fields = { state: string; startedOn: string; endedOn: string; progress: string };
type WalkTitle = Pick<TitleView, 'id' | 'type' | 'name' | 'episodes' | 'walk'>;

/** Everything one says about one's way: state, days, how far. */
export function WalkForm({ title, today }: { title: WalkTitle; today: string }) {
  const { t } = useTranslation('titles');
  const { walk } = title;
  const { form, fields, formErrors } = useReplyForm<Fields>('walk', {
    state: walk?.state ?? 'in_progress', startedOn: walk?.startedOn ?? '', endedOn: walk?.endedOn ?? '', progress: walk?.progress === null || walk === null ? '' : String(walk.progress),
  });
  const { state, startedOn, endedOn, progress } = fields;
  const unit = progressUnit[title.type];
  const label = { state: t('walk.stateField'), startedOn: t('walk.startedOn'), endedOn: t('walk.endedOn'), progress: t(unit === 'hours' ? 'walk.hoursField' : 'walk.episodesField') };
  const errors = summaryOf([state, startedOn, endedOn, progress].map((field) => ({ id: field.id, errors: field.errors, label: label[field.name as keyof Fields] })), formErrors);
  return (
    <>
      <PageHeader title={t(`walk.edit.${title.type}`, { name: title.name })} breadcrumbs={<TitleCrumbs type={title.type} title={title} />} />
      <Form method="post" {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={errors} />
          <RadioGroup legend={label.state} help={t('walk.stateHelp')} name={state.name} id={state.id} defaultValue={state.initialValue} options={walkStates.map((value) => ({ value, label: t(`state.${stateKey(title.type, value)}`) }))} errors={state.errors} />
          <DateField label={label.startedOn} help={t('walk.daysHelp')} optional errors={startedOn.errors} inputProps={{ ...getInputProps(startedOn, { type: 'date' }), max: today }} />
          <DateField label={label.endedOn} optional errors={endedOn.errors} inputProps={{ ...getInputProps(endedOn, { type: 'date' }), max: today }} />
          {unit ? <ProgressField label={label.progress} unit={unit} episodes={title.episodes} errors={progress.errors} inputProps={getInputProps(progress, { type: 'text' })} /> : null}
          <FormActions>
            <Button variant="primary">{t('walk.save')}</Button>
            <ButtonLink variant="quiet" to={titlesPaths.title(title.id)}>{t('walk.cancel')}</ButtonLink>
          </FormActions>
        </FormStack>
      </Form>
      {walk ? <p className="pt-8"><TextLink to={titlesPaths.walkRemoval(title.id)}>{t('walk.remove')}</TextLink></p> : null}
    </>
  );
}

type ProgressFieldProps = { label: string; unit: 'episodes' | 'hours'; episodes: number | null; errors?: string[]; inputProps: ReturnType<typeof getInputProps> };

function ProgressField({ label, unit, episodes, errors, inputProps }: ProgressFieldProps) {
  const { t } = useTranslation('titles');
  const suffix = unit === 'hours' ? t('walk.hours') : episodes === null ? undefined : t('walk.ofEpisodes', { count: episodes });
  return <TextField label={label} optional width="s" suffix={suffix} errors={errors} inputProps={{ ...inputProps, inputMode: unit === 'hours' ? 'decimal' : 'numeric', autoComplete: 'off' }} />;
}
