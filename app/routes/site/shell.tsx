import { useLocation, useMatches } from '@remix-run/react';
import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { goalPaths } from '#app/engines/goals/paths.ts';
import { searchPaths } from '#app/engines/search/paths.ts';
import { newsPaths } from '#app/engines/notifications/paths.ts';
import { useLiveNews } from '#app/engines/notifications/ui/use-live-news.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { filePaths } from '#app/kernel/files/paths.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { KeptBanner } from './kept-banner.tsx';
import { LeavingBanner } from './leaving-banner.tsx';
import { useBrand, useRoot } from './use-root.ts';
import type { RootData } from './use-root.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { AppShell } from '#app/ui/shell/app-shell.tsx';
import type { Person } from '#app/ui/shell/person-menu.tsx';
import { VisitorShell } from '#app/ui/shell/visitor-shell.tsx';
import { AuthShell } from '#app/ui/shell/auth-shell.tsx';
import { useArrival } from '#app/ui/shell/use-arrival.ts';
import { Toast } from '#app/ui/toast.tsx';

/** `handle.frame` of a route: 'auth' = a quiet column for signing in, 'bare' = the page fills the window by itself, 'alone' = nobody's page. */
type Handle = { frame?: 'auth' | 'bare' | 'alone'; title?: string };

/** The frame around every page: rooms for a member, a header for a visitor, a column for signing in. */
export function Shell({ children: page }: { children: ReactNode }) {
  const root = useRoot();
  const brand = useHouseBrand();
  const { t } = useTranslation('site');
  useArrival();
  const frame = useMatches().map(frameOf).find(Boolean);
  const toast = <RootToast root={root} />;
  const children = <><KeptBanner />{page}</>;
  // After a refused form the root's data is not there: who reads is unknown, so nobody is told to sign in.
  if (frame === 'alone') return <AuthShell brand={brand} skipLabel={t('nav.skip')}><Suspense>{children}</Suspense></AuthShell>;
  if (frame === 'auth' || !root) return <SignInFrame toast={toast}>{children}</SignInFrame>;
  if (frame === 'bare' && root.viewer) return <>{toast}{children}</>;
  if (!root.viewer) return <VisitorFrame toast={toast}>{children}</VisitorFrame>;
  return <MemberFrame viewer={root.viewer} root={root} toast={toast}>{children}</MemberFrame>;
}

/** A page that could not be read has no window to fill: its error stands in the usual frame. */
function frameOf({ handle, data }: ReturnType<typeof useMatches>[number]): Handle['frame'] {
  const frame = (handle as Handle | undefined)?.frame;
  return frame === 'bare' && data === undefined ? undefined : frame;
}

type MemberFrameProps = { viewer: NonNullable<RootData['viewer']>; root: Pick<RootData, 'unread' | 'now'>; toast: ReactNode; children: ReactNode };

/** The notifications' place, kept up to date while the page stands. */
function useBell({ unread: counted, now }: MemberFrameProps['root']) {
  const { t } = useTranslation('site');
  const { pathname } = useLocation();
  const isHere = pathname === newsPaths.list();
  const { unread, hasNew } = useLiveNews({ unread: counted, at: now, isHere });
  const unreadText = unread > 99 ? t('nav.unreadMany') : t('nav.unread', { count: unread });
  return { href: newsPaths.list(), label: t('nav.news'), short: t('nav.newsShort'), current: isHere, unread, unreadText, news: hasNew ? `${t('nav.news')}: ${unreadText}` : null };
}

function MemberFrame({ viewer, root, toast, children }: MemberFrameProps) {
  const { t } = useTranslation('site');
  const { pathname } = useLocation();
  const menu: Person['menu'] = [
    { href: accountPaths.person(viewer.username), label: t('nav.profile'), icon: 'circle-user-round' },
    { href: goalPaths.goals(), label: t('nav.goals'), icon: 'target', current: pathname.startsWith(goalPaths.goals()) },
    { href: '/settings', label: t('nav.settings'), icon: 'settings' },
    { href: '/keyboard', label: t('nav.help'), icon: 'keyboard' },
    ...(viewer.role === 'owner' ? [{ href: '/admin', label: t('nav.admin'), icon: 'key-round' as const }] : []),
  ];
  return (
    <AppShell
      brand={useHouseBrand()}
      navLabel={t('nav.main')}
      rooms={[
        { href: '/', label: t('rooms.today'), icon: 'house', hue: 'pine', current: pathname === '/', shortcut: 't' },
        { href: '/library', label: t('rooms.library'), icon: 'book-open', hue: 'pine', current: pathname.startsWith('/library'), shortcut: 'l' },
        { href: titlesPaths.titles(), label: t('rooms.titles'), icon: 'clapperboard', hue: 'plum', current: pathname.startsWith(titlesPaths.titles()), shortcut: 'm' },
      ]}
      bell={useBell(root)}
      person={{ name: viewer.username, src: viewer.avatarId && filePaths.picture(viewer.avatarId, 64), menu, signOut: { action: '/sign-out', label: t('nav.signOut') } }}
      search={{ action: searchPaths.search(), label: t('nav.search') }}
      skipLabel={t('nav.skip')}
      helpHref="/keyboard"
      hasShortcuts={viewer.hasShortcuts}
      toast={toast}
      banner={viewer.leavesOn && pathname !== accountPaths.deletion() ? <LeavingBanner day={viewer.leavesOn} /> : null}
    >
      {children}
    </AppShell>
  );
}

/** The house's name, with its own sign where it has one. */
function useHouseBrand() {
  const logoId = useRoot()?.house.logoId;
  return { href: '/', name: useBrand(), logo: logoId ? filePaths.picture(logoId, 64) : undefined };
}

function useLanguages() {
  const { t, locale } = useTranslation('site');
  const { pathname, search } = useLocation();
  const options = [{ value: 'ru', label: 'Русский' }, { value: 'en', label: 'English' }];
  return { action: '/preferences', label: t('nav.language'), current: locale, returnTo: `${pathname}${search}`, options };
}

function VisitorFrame({ toast, children }: { toast: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('site');
  const languages = useLanguages();
  return (
    <VisitorShell brand={useHouseBrand()} languages={languages} signIn={{ href: '/sign-in', label: t('nav.signIn') }} skipLabel={t('nav.skip')} toast={toast}>
      <Suspense>{children}</Suspense>
    </VisitorShell>
  );
}

function SignInFrame({ toast, children }: { toast: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('site');
  const languages = useLanguages();
  return (
    <AuthShell brand={useHouseBrand()} languages={languages} skipLabel={t('nav.skip')} toast={toast}>
      <Suspense>{children}</Suspense>
    </AuthShell>
  );
}

/** Its texts may belong to a room whose page this is not: it waits for them by itself, the page does not. */
function RootToast({ root }: { root: RootData | null }) {
  const { toast, turn } = useHeldToast(root?.toast ?? null);
  return toast ? <Suspense><ToastOf key={turn} toast={toast} /></Suspense> : null;
}

/** The server says it once, and a page that looks again for news hears nothing of it: what was said stays until the next page. */
function useHeldToast(said: RootData['toast']) {
  const { pathname, search } = useLocation();
  const place = `${pathname}${search}`;
  const [held, setHeld] = useState({ place, said, toast: said, turn: 0 });
  if (said && said !== held.said) setHeld({ place, said, toast: said, turn: held.turn + 1 });
  else if (place !== held.place) setHeld({ ...held, place, toast: null });
  return held;
}

const namespaceOf = (key: string) => key.split(':')[0] ?? '';

function ToastOf({ toast }: { toast: NonNullable<RootData['toast']> }) {
  const keys = [toast.key, ...(toast.undo ? [toast.undo.labelKey] : [])];
  const { t } = useTranslation(keys.map(namespaceOf) as never);
  return <Toast text={textOf(t, toast.key, toast.values)} undo={toast.undo && { action: toast.undo.action, label: textOf(t, toast.undo.labelKey) }} />;
}
