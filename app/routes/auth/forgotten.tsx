import { getFormProps, getInputProps } from '#app/platform/forms/control-props.ts';
import { useLoaderData } from '@remix-run/react';
import { requestPasswordReset } from '#app/kernel/accounts/index.server.ts';
import { forgottenSchema } from '#app/kernel/accounts/credential-schema.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { safeRedirect } from '#app/platform/http/safe-redirect.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { openDoor, sendLetter } from './door.server.ts';
import { readSecret } from './read-secret.ts';

export const handle = { messages: ['accounts', 'credentials'], frame: 'auth', title: 'credentials:forgotten.title' };

/** Counts for nothing here; whoever goes back to signing in, and from there to registration, still has it. */
const carried = (url: URL) => ({ redirectTo: safeRedirect(url.searchParams.get('redirectTo')), invitation: readSecret(url, 'invitation') });

export const loader = page(anyone, async ({ url, context }) => ({ ...carried(url), hasBot: context.services.bot.isOn }));

/** The same answer for everybody: the letter, if there is one, tells the rest. */
export const action = formAction(anyone, { schema: forgottenSchema }, async ({ ctx, input, request, url, context }) => {
  const door = openDoor(ctx, request, context);
  return sendLetter(door, { ...carried(url), email: input.login, to: accountPaths.forgottenCode() }, (code) => requestPasswordReset(door.ctx, { ...input, code }));
});

export default function Forgotten() {
  const { t } = useTranslation(['credentials', 'accounts']);
  const { redirectTo, invitation, hasBot } = useLoaderData<typeof loader>();
  const label = t(hasBot ? 'accounts:fields.anyLogin' : 'accounts:fields.login');
  const { form, fields, formErrors } = useReplyForm<{ login: string }>('forgotten');
  const { login } = fields;
  return (
    <>
      <PageHeader title={t('forgotten.title')} lead={t('forgotten.lead')} />
      <form method="post" {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf([{ id: login.id, errors: login.errors, label }], formErrors)} />
          <TextField
            label={label} help={hasBot ? t('accounts:help.anyLogin') : undefined} errors={login.errors}
            inputProps={{ ...getInputProps(login, { type: 'text' }), autoComplete: 'username', autoCapitalize: 'none', spellCheck: false, required: true, maxLength: 254 }}
          />
          <FormActions>
            <Button variant="primary" wide>{t('forgotten.submit')}</Button>
          </FormActions>
        </FormStack>
      </form>
      <p className="under">{t('forgotten.remembered')} <TextLink to={accountPaths.signIn(redirectTo, invitation)}>{t('accounts:signIn.title')}</TextLink></p>
    </>
  );
}
