import { clearSessionCookie, signOut } from '#app/kernel/accounts/index.server.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { signOutSchema } from '#app/kernel/accounts/schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';
import { openDoor } from './door.server.ts';

export const handle = { messages: ['accounts'], frame: 'auth', title: 'accounts:signOut.title' };

export const loader = page(anyone, async () => null);

export const action = formAction(anyone, { schema: signOutSchema }, async ({ ctx, request, context }) => {
  const door = openDoor(ctx, request, context);
  await signOut(door.ctx);
  // What pages left in this browser goes too; language and theme are cookies and stay.
  return { to: '/', toast: { key: 'accounts:toasts.signedOut' }, headers: [['Set-Cookie', clearSessionCookie(door.secure)], ['Clear-Site-Data', '"cache", "storage"']] };
});

export default function SignOut() {
  const { t } = useTranslation('accounts');
  return (
    <ConfirmPage title={t('signOut.title')} confirmLabel={t('signOut.submit')} cancelHref="/" cancelLabel={t('signOut.stay')}>
      <p>{t('signOut.lead')}</p>
    </ConfirmPage>
  );
}
