import { useLoaderData } from '@remix-run/react';
import { getLetters, stopLetters } from '#app/engines/notifications/index.server.ts';
import { buttonInput } from '#app/engines/notifications/schema.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { addressBucket } from '#app/platform/http/rate-limit.server.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const handle = { frame: 'auth', messages: ['notifications', 'ui'], title: 'notifications:unsubscription.title' };

const tokenOf = (url: URL) => url.searchParams.get('for') ?? '';

export const loader = page(anyone, async ({ ctx, url, context }) => ({
  areStopped: (await getLetters(ctx, { tokens: context.services.notifications.tokens, token: tokenOf(url) })).areStopped,
}));

/** Answered with the page, not with a way on: mail programs press this button by themselves and follow nothing (RFC 8058). */
export const action = form(
  anyone,
  { schema: buttonInput, limits: ({ context }) => [{ name: 'unsubscribe', key: addressBucket(context.ip), max: 60, seconds: 3_600 }] },
  async ({ ctx, url, context }) => {
    await stopLetters(ctx, { tokens: context.services.notifications.tokens, token: tokenOf(url) });
    return { fill: {} };
  },
);

/** What a letter's link opens, also for those who are not signed in. Looking at it changes nothing: mail scanners do. */
export default function Unsubscription() {
  const { t } = useTranslation('notifications');
  const { areStopped } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t(areStopped ? 'unsubscription.doneTitle' : 'unsubscription.title')} lead={t(areStopped ? 'unsubscription.done' : 'unsubscription.lead')} />
      {areStopped ? <ButtonLink to={accountPaths.notificationSettings()}>{t('unsubscription.settings')}</ButtonLink> : (
        <form method="post" className="form-actions">
          <Button variant="primary">{t('unsubscription.confirm')}</Button>
          <ButtonLink to="/" variant="quiet">{t('unsubscription.cancel')}</ButtonLink>
        </form>
      )}
    </>
  );
}
