import { getFormProps } from '#app/platform/forms/control-props.ts';
import { useLoaderData } from '@remix-run/react';
import { chooseSecondFactor, getSignInSettings } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { chooseFactorSchema } from '#app/kernel/accounts/schema.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { formatMoment } from '#app/platform/time/format.ts';
import { openDoor } from '#app/routes/auth/door.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Checkbox, RadioGroup } from '#app/ui/choices.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { askForFreshProof, requireFreshProof } from './fresh-proof.server.ts';
import { beginAuthenticator } from './new-authenticator.server.ts';
import { SignInCrumbs } from './sign-in-crumbs.tsx';

export const handle = { messages: ['second-factor', 'accounts', 'settings'], title: 'second-factor:choice.title' };

export const loader = page(member, async ({ ctx, url }) => {
  askForFreshProof(ctx, url);
  const { factor, chosen, email, hasProvenEmail, appSince } = await getSignInSettings(ctx);
  return { factor, isDefault: chosen === null && factor !== 'off', email: hasProvenEmail ? email : null, since: appSince && formatMoment(appSince, ctx.locale, ctx.timeZone, ctx.now) };
});

/** Mail and nothing are switched on here; an app has to show first that it works. */
export const action = formAction(member, { schema: chooseFactorSchema }, async ({ ctx, input, request, context }) => {
  requireFreshProof(ctx, accountPaths.secondFactorSettings());
  const outcome = await chooseSecondFactor(ctx, { factor: input.factor, endOthers: input.endOthers === 'on' });
  if (outcome === 'app-missing') return beginAuthenticator(openDoor(ctx, request, context), ctx.viewer.id);
  return { to: accountPaths.signInSettings(), toast: { key: 'second-factor:toasts.saved' } };
});

export default function SecondFactor() {
  const { t } = useTranslation('second-factor');
  const { factor, email, since } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('choice.title')} lead={t('choice.lead')} breadcrumbs={<SignInCrumbs current={t('choice.title')} />} />
      <ChoiceForm />
      {email ? null : <p className="under">{t('choice.mailNone')} <TextLink to={accountPaths.email()}>{t('signIn.email')}</TextLink></p>}
      {factor === 'app' ? (
        <Section title={t('choice.appSection')}>
          <form method="post" action={accountPaths.authenticator()}>
            <FormStack>
              {since ? <p>{t('choice.appSince', { when: since })}</p> : null}
              <p className="text-soft">{t('choice.moveHelp')}</p>
              <FormActions><Button name="intent" value="begin">{t('choice.move')}</Button></FormActions>
            </FormStack>
          </form>
        </Section>
      ) : null}
    </>
  );
}

function ChoiceForm() {
  const { t } = useTranslation('second-factor');
  const { factor: present, email, isDefault } = useLoaderData<typeof loader>();
  const { form, fields, formErrors } = useReplyForm<{ factor: string; endOthers: string }>('second-factor', { factor: present });
  const { factor, endOthers } = fields;
  const options = [
    { value: 'app', label: t('choice.app'), help: t('choice.appHelp') },
    ...(email ? [{ value: 'mail', label: t('choice.mail'), help: t('choice.mailHelp', { email }) }] : []),
    { value: 'off', label: t('choice.off'), help: t('choice.offHelp') },
  ];
  return (
    <form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf([{ id: factor.id, errors: factor.errors, label: t('choice.legend') }], formErrors)} />
        <RadioGroup
          legend={t('choice.legend')} id={factor.id} name={factor.name} options={options} errors={factor.errors} required
          help={isDefault ? t('choice.default') : undefined} defaultValue={factor.initialValue}
        />
        <Checkbox label={t('choice.endOthers')} inputProps={{ id: endOthers.id, name: endOthers.name }} errors={endOthers.errors} />
        <FormActions><Button variant="primary">{t('choice.save')}</Button></FormActions>
      </FormStack>
    </form>
  );
}
