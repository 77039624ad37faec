import { Outlet, useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Tabs } from '#app/ui/tabs.tsx';

export const handle = { messages: ['admin'], title: 'admin:title' };

/** Every page below asks for itself as well; this one keeps the frame from showing to anybody else. */
export const loader = page(owner, async () => null);

const sections = ['overview', 'people', 'invitations', 'dictionaries', 'jobs', 'mail', 'audit', 'settings', 'health'] as const;

/** The owner's house: its sections above every one of its pages. */
export default function AdminLayout() {
  const { t } = useTranslation('admin');
  const { pathname } = useLocation();
  const frame = useRef<HTMLDivElement>(null);
  // On a phone the sections do not fit beside each other: the present one comes into sight. Browsers that can do it by style have done it before.
  useEffect(() => {
    frame.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  const isIn = (href: string) => pathname === href || (href !== adminPaths.overview() && pathname.startsWith(`${href}/`));
  return (
    <>
      <div ref={frame}>
        <Tabs
          label={t('sections.label')}
          items={sections.map((section) => ({ href: adminPaths[section](), label: t(`sections.${section}`), current: isIn(adminPaths[section]()) }))}
        />
      </div>
      <Outlet />
    </>
  );
}
