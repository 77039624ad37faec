import { getFormProps, getInputProps } from '#app/platform/forms/control-props.ts';
import { tokenLives } from '#app/kernel/accounts/tokens/lives.ts';
import { personalScopes } from '#app/kernel/accounts/tokens/scopes.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { Checkbox, RadioGroup } from '#app/ui/choices.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FieldErrors, FormActions, FormStack } from '#app/ui/field.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { scopeKey } from './token-rows.tsx';

type Fields = { intent: string; name: string; scopes: string[]; days: string };

export function NewTokenForm({ id }: { id: string }) {
  const { t } = useTranslation('tokens');
  const { form, fields, formErrors } = useReplyForm<Fields>('new-token', { days: '90' });
  const { name, scopes, days } = fields;
  const chosen = [scopes.initialValue ?? []].flat() as unknown[];
  const named = [{ id: name.id, errors: name.errors, label: t('name') }, { id: scopes.id, errors: scopes.errors, label: t('scopes') }, { id: days.id, errors: days.errors, label: t('life') }];
  return (
    <form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf(named, formErrors)} />
        <input type="hidden" name="id" value={id} readOnly />
        <TextField label={t('name')} errors={name.errors} inputProps={{ ...getInputProps(name, { type: 'text' }), required: true, maxLength: 100, autoComplete: 'off' }} />
        <fieldset id={scopes.id} tabIndex={-1}>
          <legend className="label">{t('scopes')}</legend>
          {personalScopes.map((scope) => (
            <Checkbox key={scope} label={t(scopeKey(scope))} inputProps={{ id: `${scopes.id}-${scope.replace(':', '-')}`, name: scopes.name, value: scope, defaultChecked: chosen.includes(scope) }} />
          ))}
          <FieldErrors id={`${scopes.id}-errors`} errors={scopes.errors} />
        </fieldset>
        <RadioGroup legend={t('life')} id={days.id} name={days.name} defaultValue={typeof days.initialValue === 'string' ? days.initialValue : '90'} errors={days.errors} options={tokenLives.map((life) => ({ value: life, label: t(`lives.${life}`) }))} />
        <FormActions><Button variant="primary" name="intent" value="create">{t('create')}</Button></FormActions>
      </FormStack>
    </form>
  );
}
