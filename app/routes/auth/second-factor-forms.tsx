import { getFormProps } from '#app/platform/forms/control-props.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { AppCodeField } from './app-code-field.tsx';

const action = accountPaths.secondFactor();

export function AppStepForm() {
  const { t } = useTranslation('second-factor');
  const { form, fields, formErrors } = useReplyForm<{ code: string }>('second-app', {}, 'app');
  const { code } = fields;
  const errors = summaryOf([{ id: code.id, errors: code.errors, label: t('fields.appCode') }], formErrors);
  return (
    <form method="post" action={action} {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={errors} />
        <AppCodeField id={code.id} name={code.name} errors={code.errors} autoFocus={errors.length === 0} />
        <input type="hidden" name="intent" value="app" />
        <FormActions>
          <Button variant="primary" wide>{t('step.submit')}</Button>
        </FormActions>
      </FormStack>
    </form>
  );
}

/** The code that was sent: by mail, or to Telegram. */
export function MailStepForm({ isInTelegram }: { isInTelegram: boolean }) {
  const { t } = useTranslation(['second-factor', 'accounts']);
  const { form, fields, formErrors } = useReplyForm<{ code: string }>('second-mail', {}, 'mail');
  const { code } = fields;
  const label = t(isInTelegram ? 'fields.telegramCode' : 'fields.code');
  const errors = summaryOf([{ id: code.id, errors: code.errors, label }], formErrors);
  return (
    <form method="post" action={action} {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={errors} />
        <TextField
          label={label} help={t('accounts:help.code')} errors={code.errors} width="m"
          inputProps={{ id: code.id, name: code.name, type: 'text', autoComplete: 'one-time-code', inputMode: 'numeric', required: true, maxLength: 20, autoFocus: errors.length === 0 }}
        />
        <input type="hidden" name="intent" value="mail" />
        <FormActions>
          <Button variant="primary" wide>{t('step.submit')}</Button>
        </FormActions>
      </FormStack>
    </form>
  );
}

/** The button of the link that was sent. */
export function LinkStepForm({ link }: { link: string }) {
  const { t } = useTranslation('second-factor');
  const { form, formErrors } = useReplyForm('second-link', {}, 'link');
  return (
    <form method="post" action={action} {...getFormProps(form)}>
      <ErrorSummary errors={summaryOf([], formErrors)} />
      <input type="hidden" name="intent" value="link" />
      <input type="hidden" name="link" value={link} />
      <FormActions>
        <Button variant="primary" wide>{t('step.submit')}</Button>
      </FormActions>
    </form>
  );
}

export function AgainForm({ isInTelegram }: { isInTelegram: boolean }) {
  const { t } = useTranslation('second-factor');
  const { form, formErrors } = useReplyForm('second-again', {}, 'again');
  return (
    <form method="post" action={action} {...getFormProps(form)} className="pt-8">
      <FormStack>
        <ErrorSummary errors={summaryOf([], formErrors)} />
        <p className="text-soft">{t(isInTelegram ? 'step.nothingInTelegram' : 'step.nothingCame')}</p>
        <FormActions>
          <Button wide name="intent" value="again">{t('step.again')}</Button>
        </FormActions>
      </FormStack>
    </form>
  );
}

/** For a phone that is lost or elsewhere. Open by itself after a mistake in it. */
export function RecoveryForm() {
  const { t } = useTranslation('second-factor');
  const { form, fields, formErrors } = useReplyForm<{ recoveryCode: string }>('second-recovery', {}, 'recovery');
  const { recoveryCode } = fields;
  const errors = summaryOf([{ id: recoveryCode.id, errors: recoveryCode.errors, label: t('fields.recoveryCode') }], formErrors);
  return (
    <details className="section" open={errors.length > 0}>
      <summary className="disclosure">{t('step.noApp')}</summary>
      <form method="post" action={action} {...getFormProps(form)} className="pt-2">
        <FormStack>
          <ErrorSummary errors={errors} />
          <p className="text-soft">{t('step.recoveryLead')}</p>
          <TextField
            label={t('fields.recoveryCode')} help={t('help.recoveryCode')} errors={recoveryCode.errors}
            inputProps={{ id: recoveryCode.id, name: recoveryCode.name, type: 'text', autoComplete: 'off', autoCapitalize: 'none', spellCheck: false, required: true, maxLength: 60 }}
          />
          <input type="hidden" name="intent" value="recovery" />
          <FormActions>
            <Button wide>{t('step.recoverySubmit')}</Button>
          </FormActions>
          <p className="text-13 text-soft">{t('step.lost')}</p>
        </FormStack>
      </form>
    </details>
  );
}
