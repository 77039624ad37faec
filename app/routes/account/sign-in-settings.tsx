import { useLoaderData } from '@remix-run/react';
import { getSignInSettings } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { formatMoment } from '#app/platform/time/format.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const handle = { messages: ['second-factor', 'settings'], title: 'second-factor:signIn.title' };

export const loader = page(member, async ({ ctx }) => {
  const { email, factor, recoveryLeft, hasPassword, passwordChangedAt } = await getSignInSettings(ctx);
  return { email, factor, recoveryLeft, hasPassword, changed: passwordChangedAt && formatMoment(passwordChangedAt, ctx.locale, ctx.timeZone, ctx.now) };
});

/** How one comes in and what guards the door, each in a sentence. */
export default function SignInSettings() {
  const { t } = useTranslation(['second-factor', 'settings']);
  const { email, factor, recoveryLeft, hasPassword, changed } = useLoaderData<typeof loader>();
  const password = changed ? t('signIn.passwordChanged', { when: changed }) : t(hasPassword ? 'signIn.passwordSet' : 'signIn.passwordNone');
  return (
    <>
      <PageHeader
        title={t('signIn.title')} lead={t('signIn.lead')}
        breadcrumbs={<Breadcrumbs items={[{ href: accountPaths.settings(), label: t('settings:title') }]} current={t('signIn.title')} />}
      />
      <List label={t('signIn.title')}>
        <Row href={accountPaths.password()} title={t('signIn.password')} meta={password} />
        <Row href={accountPaths.email()} title={t('signIn.email')} meta={email ?? t('signIn.emailNone')} />
        <Row href={accountPaths.secondFactorSettings()} title={t('signIn.factor')} meta={t(`signIn.factors.${factor}`)} />
        {factor === 'app' ? (
          <Row href={accountPaths.recoveryCodes()} title={t('signIn.recovery')} meta={recoveryLeft === 0 ? t('signIn.recoveryNone') : t('signIn.recoveryLeft', { count: recoveryLeft })} />
        ) : null}
      </List>
    </>
  );
}
