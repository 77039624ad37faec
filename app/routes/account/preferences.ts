import { redirect } from '@remix-run/node';
import { changeSettings } from '#app/kernel/accounts/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { preferencesSchema } from '#app/kernel/accounts/schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { hostCookie } from '#app/platform/http/host-cookie.ts';
import { safeRedirect } from '#app/platform/http/safe-redirect.ts';
import { localeCookie } from '#app/platform/i18n/preferred-locale.ts';

const year = 365 * 24 * 3600;

/** There is no page here: opened by hand it leads home. */
export const loader = page(anyone, async () => {
  throw redirect('/', 303);
});

/** Language and theme from any page: a visitor's in a cookie, a member's with the account as well. */
export const action = formAction(anyone, { schema: preferencesSchema, pageless: true }, async ({ ctx, input, context }) => {
  const { locale, theme } = input;
  if (ctx.viewer) await changeSettings(ctx as MemberCtx, { locale, theme });
  const secure = context.services.env.baseUrl.startsWith('https:');
  const kept = [...(locale ? [[localeCookie, locale] as const] : []), ...(theme ? [['kz-theme', theme] as const] : [])];
  const headers = kept.map(([name, value]): [string, string] => ['Set-Cookie', hostCookie(name, value, year, secure)]);
  return { to: safeRedirect(input.returnTo), headers };
});
