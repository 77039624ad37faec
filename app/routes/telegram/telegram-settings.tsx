import { useLoaderData } from '@remix-run/react';
import { beginTelegramLink, clearTelegramCookie, getTelegramLink, readTelegramCookie, telegramCookie } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { buttonInput } from '#app/kernel/accounts/profile-schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { formatMoment } from '#app/platform/time/format.ts';
import { requireFreshProof } from '#app/routes/account/fresh-proof.server.ts';
import { qrPath } from '#app/routes/account/qr-path.server.ts';
import { SettingsCrumbs } from '#app/routes/account/settings-crumbs.tsx';
import { openDoor } from '#app/routes/auth/door.server.ts';
import { Banner } from '#app/ui/banner.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { FreeChat } from './free-chat.tsx';
import { LinkedChat } from './linked-chat.tsx';
import { NoBot } from './no-bot.tsx';

export const handle = { messages: ['telegram', 'settings'], title: 'telegram:title' };

export const loader = page(member, async ({ ctx, request, context }) => {
  const { bot } = context.services;
  const { link, isChannel } = await getTelegramLink(ctx);
  const linked = link && { ...link, since: formatMoment(link.linkedAt, ctx.locale, ctx.timeZone, ctx.now), isChannel, timeZone: ctx.timeZone.replaceAll('_', ' ') };
  if (!bot.isOn || linked) return { isOn: bot.isOn, isOwner: ctx.viewer.role === 'owner', linked, open: null };
  const { secure, ctx: { entry: { secret } } } = openDoor(ctx, request, context);
  const token = readTelegramCookie(request.headers.get('cookie'), { userId: ctx.viewer.id, now: ctx.now, secret, secure });
  const name = token === null ? null : await bot.name();
  const url = name !== null && token !== null ? `https://t.me/${name}?start=${token}` : null;
  return { isOn: true, isOwner: false, linked, open: token === null ? null : { url, qr: url === null ? null : qrPath(url) } };
});

/** A new link, shown by the page that comes next: from then on whoever opens it is this person in that chat, so it is asked first who sits here. */
export const action = formAction(member, { schema: buttonInput }, async ({ ctx, request, context }) => {
  requireFreshProof(ctx, accountPaths.telegramSettings());
  const { secure, ctx: { entry: { secret } } } = openDoor(ctx, request, context);
  if (!context.services.bot.isOn) return { to: accountPaths.telegramSettings(), headers: [['Set-Cookie', clearTelegramCookie(secure)]] };
  const { token, until } = await beginTelegramLink(ctx);
  return { to: accountPaths.telegramSettings(), headers: [['Set-Cookie', telegramCookie({ userId: ctx.viewer.id, token, until }, secret, secure)]] };
});

export default function TelegramSettings() {
  const { t } = useTranslation('telegram');
  const { isOn, isOwner, linked, open } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} breadcrumbs={<SettingsCrumbs current={t('title')} />} />
      {isOn ? null : <NoBot isOwner={isOwner} />}
      {linked?.isDead ? <Banner tone="warn" title={t('dead.title')}>{t('dead.text')}</Banner> : null}
      {linked ? <LinkedChat {...linked} /> : isOn ? <FreeChat open={open} /> : null}
    </>
  );
}
