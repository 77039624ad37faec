import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requestSignInCode, signInWithPassword } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { signInSchema } from '#app/kernel/accounts/schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { safeRedirect } from '#app/platform/http/safe-redirect.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { openDoor, sendLetter } from './door.server.ts';
import { arrive } from './second-step.server.ts';
import { readSecret } from './read-secret.ts';
import { CodeRequestForm, PasswordForm } from './sign-in-forms.tsx';

export const handle = { messages: ['accounts'], frame: 'auth', title: 'accounts:signIn.title' };

export const loader = page(anyone, async ({ ctx, url, context }) => {
  const redirectTo = safeRedirect(url.searchParams.get('redirectTo'));
  if (ctx.viewer) throw redirect(redirectTo, 303);
  // It counts for nothing here; whoever goes back to registration still has it.
  return { redirectTo, invitation: readSecret(url, 'invitation'), hasBot: context.services.bot.isOn };
});

/** Two forms, told apart by `intent`: a code by mail or Telegram, or a password. */
export const action = formAction(anyone, { schema: signInSchema, secrets: ['password'] }, async ({ ctx, input, request, url, context }) => {
  const door = openDoor(ctx, request, context);
  if (input.intent === 'code') {
    const { email, redirectTo } = input;
    return sendLetter(door, { email, redirectTo, invitation: readSecret(url, 'invitation'), to: accountPaths.signInCode() }, (code) => requestSignInCode(door.ctx, { login: email, code }));
  }
  const entered = await signInWithPassword(door.ctx, input);
  return arrive(door, entered, entered.hasEmail ? safeRedirect(input.redirectTo) : accountPaths.email());
});

export default function SignIn() {
  const { t } = useTranslation('accounts');
  const { redirectTo, invitation, hasBot } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('signIn.title')} lead={t('signIn.lead')} />
      <CodeRequestForm redirectTo={redirectTo} hasBot={hasBot} />
      <section className="section" aria-labelledby="with-password">
        <h2 id="with-password" className="serif text-21 mb-4">{t('signIn.withPassword')}</h2>
        <PasswordForm redirectTo={redirectTo} forgotten={accountPaths.forgotten(redirectTo, invitation)} />
      </section>
      <p className="under">{t('signIn.noAccount')} <TextLink to={accountPaths.register(redirectTo, invitation)}>{t('register.title')}</TextLink></p>
    </>
  );
}
