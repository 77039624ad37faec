import { getFormProps, getInputProps, getSelectProps } from '#app/platform/forms/control-props.ts';
import { invitationDays, maxInvitationUses } from '#app/kernel/accounts/model/invitation.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { SelectField, TextField } from '#app/ui/text-field.tsx';

type Fields = { id: string; maxUses: string; days: string; note: string };

export function InvitationForm({ id }: { id: string }) {
  const { t } = useTranslation('invitations');
  const { form, fields, formErrors } = useReplyForm<Fields>('invitation', { maxUses: '1', days: '7' });
  const { maxUses, days, note } = fields;
  const named = [{ field: maxUses, label: t('fields.maxUses') }, { field: days, label: t('fields.days') }, { field: note, label: t('fields.note') }];
  return (
    <form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf(named.map(({ field, label }) => ({ id: field.id, errors: field.errors, label })), formErrors)} />
        <input type="hidden" name="id" value={id} readOnly />
        <TextField
          label={t('fields.maxUses')} errors={maxUses.errors} width="s"
          inputProps={{ ...getInputProps(maxUses, { type: 'number' }), inputMode: 'numeric', min: 1, max: maxInvitationUses, required: true }}
        />
        <SelectField label={t('fields.days')} errors={days.errors} width="m" selectProps={getSelectProps(days)} options={invitationDays.map((value) => ({ value, label: t(`days.${value}`) }))} />
        <TextField label={t('fields.note')} help={t('help.note')} errors={note.errors} optional inputProps={{ ...getInputProps(note, { type: 'text' }), maxLength: 200 }} />
        <p className="text-soft">{t('newLead')}</p>
        <FormActions>
          <Button variant="primary">{t('create')}</Button>
        </FormActions>
      </FormStack>
    </form>
  );
}
