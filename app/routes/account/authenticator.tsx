import { getFormProps } from '#app/platform/forms/control-props.ts';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { connectAuthenticator } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { authenticatorSchema } from '#app/kernel/accounts/schema.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { AppCodeField } from '#app/routes/auth/app-code-field.tsx';
import { openDoor } from '#app/routes/auth/door.server.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choices.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { QrCode } from '#app/ui/qr-code.tsx';
import { askForFreshProof, requireFreshProof } from './fresh-proof.server.ts';
import { beginAuthenticator, showCodes, shownKey, waitingAuthenticator } from './new-authenticator.server.ts';
import { SignInCrumbs } from './sign-in-crumbs.tsx';

export const handle = { messages: ['second-factor', 'accounts', 'settings'], title: 'second-factor:setup.title' };

export const loader = page(member, async ({ ctx, url, request, context }) => {
  askForFreshProof(ctx, url);
  const door = openDoor(ctx, request, context);
  const key = waitingAuthenticator(door, request);
  if (!key) throw redirect(accountPaths.secondFactorSettings(), 303);
  return shownKey(key, door, context);
});

/** A new key, or the code by which the app shows that it has it: from then on the app is asked for. */
export const action = formAction(member, { schema: authenticatorSchema, secrets: ['code'] }, async ({ ctx, input, request, context }) => {
  requireFreshProof(ctx, accountPaths.authenticator());
  const door = openDoor(ctx, request, context);
  if (input.intent === 'begin') return beginAuthenticator(door, ctx.viewer.id);
  const secret = waitingAuthenticator(door, request);
  if (!secret) throw new AppError('conflict', { messageKey: 'second-factor:setup.over' });
  return showCodes(door, await connectAuthenticator(door.ctx, { secret, code: input.code, endOthers: input.endOthers === 'on' }));
});

export default function Authenticator() {
  const { t } = useTranslation('second-factor');
  const { label, uri, typed, qr } = useLoaderData<typeof loader>();
  const through = [{ href: accountPaths.secondFactorSettings(), label: t('choice.title') }];
  return (
    <>
      <PageHeader title={t('setup.title')} lead={t('setup.scan')} breadcrumbs={<SignInCrumbs current={t('setup.title')} through={through} />} />
      <QrCode {...qr} title={t('setup.qr')} />
      <details className="pt-4 pb-8">
        <summary className="disclosure">{t('setup.typed')}</summary>
        <p className="code-text max-w-[20ch] py-2 text-17">{typed}</p>
        <p className="text-13 text-soft">{t('setup.typedHelp', { label })}</p>
        <p className="pt-2"><a className="link" href={uri}>{t('setup.openHere')}</a></p>
      </details>
      <ConfirmForm />
    </>
  );
}

function ConfirmForm() {
  const { t } = useTranslation('second-factor');
  const { form, fields, formErrors } = useReplyForm<{ code: string; endOthers: string }>('authenticator', {}, 'confirm');
  const { code, endOthers } = fields;
  return (
    <form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf([{ id: code.id, errors: code.errors, label: t('fields.appCode') }], formErrors)} />
        <AppCodeField id={code.id} name={code.name} errors={code.errors} label={t('setup.confirm')} />
        <Checkbox label={t('choice.endOthers')} inputProps={{ id: endOthers.id, name: endOthers.name }} errors={endOthers.errors} />
        <input type="hidden" name="intent" value="confirm" />
        <FormActions>
          <Button variant="primary">{t('setup.submit')}</Button>
          <ButtonLink to={accountPaths.secondFactorSettings()} variant="quiet">{t('setup.cancel')}</ButtonLink>
        </FormActions>
      </FormStack>
    </form>
  );
}
