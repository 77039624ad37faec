import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { maskedEmail } from '#app/kernel/accounts/model/second-factor.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { secondStepSchema } from '#app/kernel/accounts/schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { WithMailAddress } from '#app/ui/mail-address.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { openDoor } from './door.server.ts';
import { readSecret } from './read-secret.ts';
import { AgainForm, AppStepForm, LinkStepForm, MailStepForm, RecoveryForm } from './second-factor-forms.tsx';
import { answerSecondStep, owedStep } from './second-step.server.ts';

export const handle = { messages: ['accounts', 'second-factor'], frame: 'auth', title: 'second-factor:step.title' };

/** A read and nothing else: whoever opens the letter's link, its button has to be pressed, and in the right browser. */
export const loader = page(anyone, async ({ ctx, request, url, context }) => {
  if (ctx.viewer) throw redirect('/', 303);
  const step = owedStep(openDoor(ctx, request, context), request);
  const link = readSecret(url, 'link');
  if (!step && !link) throw redirect(accountPaths.signIn(), 303);
  return { factor: step?.factor ?? null, email: step?.letter ? maskedEmail(step.letter.email) : null, isInTelegram: step?.letter?.isInTelegram ?? false, link, redirectTo: step?.redirectTo };
});

export const action = formAction(anyone, { schema: secondStepSchema, secrets: ['code', 'link', 'recoveryCode'] }, async ({ ctx, input, request, context }) => {
  const door = openDoor(ctx, request, context);
  return answerSecondStep(door, owedStep(door, request), input);
});

export default function SecondFactor() {
  const { t } = useTranslation('second-factor');
  const { factor, email, isInTelegram, link, redirectTo } = useLoaderData<typeof loader>();
  const other = <p className="under"><TextLink to={accountPaths.signIn(redirectTo)}>{t('step.other')}</TextLink></p>;
  if (link !== null) {
    return (
      <>
        <PageHeader title={t('step.linkTitle')} lead={email ? t('step.linkLead') : undefined} />
        {email ? <LinkStepForm link={link} /> : <Banner tone="warn" title={t('step.linkOver')}>{t('step.linkOverHelp')}</Banner>}
        {other}
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('step.title')} lead={factor === 'app' ? t('step.appLead') : isInTelegram ? t('step.telegramLead') : <WithMailAddress text={t('step.mailLead', { email })} address={email} />} />
      {factor === 'app' ? <><AppStepForm /><RecoveryForm /></> : <><MailStepForm isInTelegram={isInTelegram} /><AgainForm isInTelegram={isInTelegram} /></>}
      {other}
    </>
  );
}
