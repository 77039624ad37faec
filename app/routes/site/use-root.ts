import { useRouteLoaderData } from '@remix-run/react';
import type { Role, Theme } from '#app/kernel/accounts/context.ts';
import type { RegistrationMode } from '#app/kernel/house/house.ts';
import type { Toast } from '#app/platform/http/toast.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';

/** What every page knows of its reader; the root route's data. */
export type RootData = {
  locale: Locale;
  timeZone: string;
  /** ISO instant of the request: what "today" and "an hour ago" are counted from, alike on both sides. */
  now: string;
  theme: Theme;
  viewer: { username: string; role: Role; needsEmail: boolean; avatarId: string | null; hasShortcuts: boolean; leavesOn: string | null } | null;
  /** Notifications that wait to be read; at most a hundred are counted. */
  unread: number;
  /** `name` null: "Kruzhok" in the reader's language. */
  house: { name: string | null; logoId: string | null; accent: string | null; registration: RegistrationMode };
  toast: Toast | null;
};

/** What this house is called. */
export function useBrand(): string {
  const { t } = useTranslation('site');
  return useRoot()?.house.name ?? t('brand');
}

/** Null where the root loader itself failed. */
export const useRoot = () => (useRouteLoaderData('root') ?? null) as RootData | null;
