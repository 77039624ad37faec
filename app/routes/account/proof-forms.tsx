import { getFormProps } from '#app/platform/forms/control-props.ts';
import type { ReactNode } from 'react';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { AppCodeField } from '#app/routes/auth/app-code-field.tsx';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { WithMailAddress } from '#app/ui/mail-address.tsx';
import { TextField } from '#app/ui/text-field.tsx';

type Ways = { hasPassword: boolean; hasApp: boolean; email: string | null };

/** One form for each way that this person has; the first is the plainest one. */
export function ProofForms({ ways, redirectTo }: { ways: Ways; redirectTo: string }) {
  const { t } = useTranslation('second-factor');
  return (
    <>
      {ways.hasPassword ? <PasswordProof redirectTo={redirectTo} /> : null}
      {ways.hasApp ? <Way title={ways.hasPassword ? t('proof.withApp') : null} id="with-app"><AppProof redirectTo={redirectTo} /></Way> : null}
      {ways.email ? (
        <Way title={ways.hasPassword || ways.hasApp ? t('proof.withMail') : null} id="with-mail"><LetterProof redirectTo={redirectTo} email={ways.email} /></Way>
      ) : null}
    </>
  );
}

function Way({ title, id, children }: { title: string | null; id: string; children: ReactNode }) {
  if (title === null) return <>{children}</>;
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id} className="serif text-21 mb-4">{title}</h2>
      {children}
    </section>
  );
}

function PasswordProof({ redirectTo }: { redirectTo: string }) {
  const { t } = useTranslation('second-factor');
  const { form, fields, formErrors } = useReplyForm<{ password: string }>('proof-password', {}, 'password');
  const { password } = fields;
  return (
    <form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf([{ id: password.id, errors: password.errors, label: t('fields.password') }], formErrors)} />
        <TextField
          label={t('fields.password')} errors={password.errors}
          inputProps={{ id: password.id, name: password.name, type: 'password', autoComplete: 'current-password', required: true }}
        />
        <input type="hidden" name="intent" value="password" />
        <input type="hidden" name="redirectTo" value={redirectTo} />
        <FormActions>
          <Button variant="primary" wide>{t('proof.submit')}</Button>
        </FormActions>
      </FormStack>
    </form>
  );
}

function AppProof({ redirectTo }: { redirectTo: string }) {
  const { t } = useTranslation('second-factor');
  const { form, fields, formErrors } = useReplyForm<{ code: string }>('proof-app', {}, 'app');
  const { code } = fields;
  return (
    <form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf([{ id: code.id, errors: code.errors, label: t('fields.appCode') }], formErrors)} />
        <AppCodeField id={code.id} name={code.name} errors={code.errors} />
        <input type="hidden" name="intent" value="app" />
        <input type="hidden" name="redirectTo" value={redirectTo} />
        <FormActions>
          <Button wide>{t('proof.submit')}</Button>
        </FormActions>
      </FormStack>
    </form>
  );
}

function LetterProof({ redirectTo, email }: { redirectTo: string; email: string }) {
  const { t } = useTranslation('second-factor');
  const { form, formErrors } = useReplyForm('proof-letter', {}, 'letter');
  return (
    <form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf([], formErrors)} />
        <p className="text-soft"><WithMailAddress text={t('proof.mailLead', { email })} address={email} /></p>
        <input type="hidden" name="intent" value="letter" />
        <input type="hidden" name="redirectTo" value={redirectTo} />
        <FormActions>
          <Button wide>{t('proof.sendCode')}</Button>
        </FormActions>
      </FormStack>
    </form>
  );
}
