import { getFormProps, getInputProps } from '#app/platform/forms/control-props.ts';
import { Form } from '@remix-run/react';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { RadioGroup, Switch } from '#app/ui/choices.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FieldErrors, FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { DateField, TextField } from '#app/ui/text-field.tsx';
import { periodKinds } from '../model/periods.ts';
import { goalPaths } from '../paths.ts';
import type { GoalDraft } from '../queries/draft-goal.server.ts';

type Fields = { id: string; metric: string; amount: string; period: string; from: string; to: string; repeats: string; filter: string };

/** A new goal. What it is narrowed by is chosen on a page of its own, which the form takes what was typed to. */
export function NewGoalForm({ draft: { draft, metrics, isWhole, metricName, filter, today }, newId }: { draft: GoalDraft; newId: string }) {
  const { t } = useTranslation('goals');
  const { form, fields, formErrors } = useReplyForm<Fields>('goal', { ...draft, id: newId });
  const { id, metric, amount, period, from, to, repeats } = fields;
  const labels = { metric: t('form.metric'), amount: t('form.amount'), period: t('form.period'), from: t('form.from'), to: t('form.to'), filter: t('form.filter') };
  const summary = (Object.keys(labels) as (keyof typeof labels)[]).map((name) => ({ id: fields[name].id, errors: fields[name].errors, label: labels[name] }));
  return (
    <>
      <PageHeader title={isWhole ? t('new.wholeTitle') : t('new.title')} breadcrumbs={<Breadcrumbs items={[{ href: goalPaths.goals(), label: t('title') }]} />} />
      <Form method="post" className="group" {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf(summary, formErrors)} />
          {/* Enter in a field means this one, not the first that is seen. */}
          <button type="submit" className="hidden-visually" tabIndex={-1} aria-hidden>{t('new.submit')}</button>
          <input key="id" type="hidden" name={id.name} defaultValue={id.initialValue} />
          {isWhole ? <input type="hidden" name={metric.name} value={draft.metric} /> : (
            <>
              <RadioGroup legend={labels.metric} name={metric.name} id={metric.id} defaultValue={metric.initialValue} errors={metric.errors} options={metrics} layout="row" />
              <TextField label={labels.amount} width="s" errors={amount.errors} inputProps={{ ...getInputProps(amount, { type: 'text' }), inputMode: 'numeric', autoComplete: 'off', maxLength: 7, required: true }} />
              <RadioGroup legend={labels.period} name={period.name} id={period.id} defaultValue={period.initialValue ?? 'month'} errors={period.errors} options={periodKinds.map((value) => ({ value, label: t(`form.periods.${value}`) }))} layout="row" />
            </>
          )}
          {isWhole ? <input type="hidden" name={period.name} value="span" /> : null}
          <FilterField draft={draft} filter={filter} errors={fields.filter.errors} id={fields.filter.id} label={isWhole ? metricName : labels.filter} isWhole={isWhole} />
          <div className={isWhole ? 'grid gap-6' : 'grid gap-6 group-has-[[value=span]:not(:checked)]:hidden'}>
            {isWhole ? null : <DateField label={labels.from} errors={from.errors} inputProps={getInputProps(from, { type: 'date' })} />}
            <DateField label={labels.to} help={isWhole ? undefined : t('form.toHelp')} errors={to.errors} inputProps={{ ...getInputProps(to, { type: 'date' }), min: today }} />
          </div>
          {isWhole ? null : <Switch label={t('form.repeats')} help={t('form.repeatsHelp')} inputProps={getInputProps(repeats, { type: 'checkbox' })} />}
          <FormActions>
            <Button variant="primary">{t('new.submit')}</Button>
            <ButtonLink variant="quiet" to={goalPaths.goals()}>{t('cancel')}</ButtonLink>
          </FormActions>
        </FormStack>
      </Form>
    </>
  );
}

type FilterFieldProps = { draft: GoalDraft['draft']; filter: GoalDraft['filter']; errors?: string[]; id: string; label: string; isWhole: boolean };

function FilterField({ draft, filter, errors, id, label, isWhole }: FilterFieldProps) {
  const { t } = useTranslation('goals');
  const chosen = filter ? (isWhole ? filter.label : `${filter.kindLabel}: ${filter.label}`) : isWhole ? t('form.nothingChosen') : t('form.everything');
  return (
    <div className="field" id={id} tabIndex={-1}>
      <span className="label">{label}</span>
      <input type="hidden" name="filter" value={draft.filter} />
      <div className="actions items-center">
        <span className="sentence">{chosen}</span>
        <Button size="s" formMethod="get" formAction={goalPaths.filter()} formNoValidate>{t(filter ? 'form.otherFilter' : isWhole ? 'form.chooseFilter' : 'form.narrow')}</Button>
      </div>
      <FieldErrors id={`${id}-error`} errors={errors} />
    </div>
  );
}

type EditFields = { amount: string; from: string; to: string; repeats: string };

export type EditableGoal = { id: string; title: string; amount: string; from: string; to: string; repeats: boolean; isSpan: boolean; isWhole: boolean };

/** What can change about a goal: how much, until when, and whether it comes again. */
export function EditGoalForm({ goal }: { goal: EditableGoal }) {
  const { t } = useTranslation('goals');
  const { form, fields, formErrors } = useReplyForm<EditFields>('goal', { amount: goal.amount, from: goal.from, to: goal.to, repeats: goal.repeats ? 'on' : '' });
  const { amount, from, to, repeats } = fields;
  const summary = ([[amount, 'amount'], [from, 'from'], [to, 'to']] as const).map(([field, name]) => ({ id: field.id, errors: field.errors, label: t(`form.${name}`) }));
  return (
    <>
      <PageHeader title={t('edit.title')} breadcrumbs={<Breadcrumbs items={[{ href: goalPaths.goals(), label: t('title') }, { href: goalPaths.goal(goal.id), label: goal.title }]} />} />
      <Form method="post" {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf(summary, formErrors)} />
          {goal.isWhole ? null : <TextField label={t('form.amount')} width="s" errors={amount.errors} inputProps={{ ...getInputProps(amount, { type: 'text' }), inputMode: 'numeric', autoComplete: 'off', maxLength: 7, required: true }} />}
          {goal.isSpan ? <DateField label={t('form.from')} errors={from.errors} inputProps={getInputProps(from, { type: 'date' })} /> : null}
          {goal.isSpan ? <DateField label={t('form.to')} errors={to.errors} inputProps={getInputProps(to, { type: 'date' })} /> : null}
          {goal.isWhole ? null : <Switch label={t('form.repeats')} help={t('form.repeatsHelp')} inputProps={getInputProps(repeats, { type: 'checkbox' })} />}
          <FormActions>
            <Button variant="primary">{t('edit.submit')}</Button>
            <ButtonLink variant="quiet" to={goalPaths.goal(goal.id)}>{t('cancel')}</ButtonLink>
          </FormActions>
        </FormStack>
      </Form>
    </>
  );
}
