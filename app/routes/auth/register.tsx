import { getFormProps, getInputProps } from '#app/platform/forms/control-props.ts';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findRegistrationDoor, requestRegistration } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { registerSchema } from '#app/kernel/accounts/schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { safeRedirect } from '#app/platform/http/safe-redirect.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { ClosedDoor } from './closed-door.tsx';
import { openDoor, sendLetter } from './door.server.ts';
import { EmailField } from './email-field.tsx';
import { PasswordField } from './password-field.tsx';
import { TimeZoneInput } from './time-zone-input.tsx';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';

export const handle = { messages: ['accounts', 'invitations'], frame: 'auth', title: 'accounts:register.title' };

export const loader = page(anyone, async ({ ctx, url }) => {
  const redirectTo = safeRedirect(url.searchParams.get('redirectTo'));
  if (ctx.viewer) throw redirect(redirectTo, 303);
  const invitation = url.searchParams.get('invitation');
  const { door, invitationId } = await findRegistrationDoor(ctx.db, { invitation, now: ctx.now });
  return { redirectTo, door, invitation: invitationId ? invitation : null };
});

export const action = formAction(anyone, { schema: registerSchema, secrets: ['password'] }, async ({ ctx, input, request, context }) => {
  const door = openDoor(ctx, request, context);
  return sendLetter(door, { ...input, isJoining: true, to: accountPaths.signInCode() }, (code) => requestRegistration(door.ctx, { ...input, code }));
});

type Fields = { username: string; email: string; password: string; redirectTo: string; timeZone: string };

export default function Register() {
  const { door } = useLoaderData<typeof loader>();
  return door === 'open' ? <RegistrationForm /> : <ClosedDoor door={door} />;
}

function RegistrationForm() {
  const { t } = useTranslation(['accounts', 'invitations']);
  const { redirectTo, invitation } = useLoaderData<typeof loader>();
  const { form, fields, formErrors } = useReplyForm<Fields>('register', { redirectTo });
  const { username, email, password } = fields;
  const named = [{ ...pick(username), label: t('fields.username') }, { ...pick(email), label: t('fields.email') }, { ...pick(password), label: t('fields.newPassword') }];
  return (
    <>
      <PageHeader title={t('register.title')} lead={t(invitation ? 'invitations:invited' : 'register.lead')} />
      <form method="post" {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf(named, formErrors)} />
          <TextField
            label={t('fields.username')} help={t('help.username')} errors={username.errors}
            inputProps={{ ...getInputProps(username, { type: 'text' }), autoComplete: 'username', autoCapitalize: 'none', spellCheck: false, required: true, minLength: 3, maxLength: 30 }}
          />
          <EmailField label={t('fields.email')} help={t('help.email')} errors={email.errors} inputProps={getInputProps(email, { type: 'email' })} />
          <PasswordField id={password.id} name={password.name} errors={password.errors} />
          <input type="hidden" name="redirectTo" defaultValue={redirectTo} />
          {invitation ? <input type="hidden" name="invitation" defaultValue={invitation} /> : null}
          <TimeZoneInput />
          <FormActions>
            <Button variant="primary" wide>{t('register.submit')}</Button>
          </FormActions>
        </FormStack>
      </form>
      <p className="under">{t('register.haveAccount')} <TextLink to={accountPaths.signIn(redirectTo, invitation)}>{t('signIn.title')}</TextLink></p>
    </>
  );
}

const pick = ({ id, errors }: { id: string; errors?: string[] }) => ({ id, errors });
