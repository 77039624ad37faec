import { titlesPaths } from '#app/domains/titles/paths.ts';
import { feedPaths } from '#app/engines/feed/paths.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';

/** The parts of the settings in the order of the list. `others`: further addresses that belong to a part. */
export const settingsSections = [
  { id: 'profile', href: accountPaths.profileSettings(), others: [] },
  { id: 'signIn', href: accountPaths.signInSettings(), others: [accountPaths.email(), accountPaths.password()] },
  { id: 'language', href: accountPaths.languageSettings(), others: [] },
  { id: 'notifications', href: accountPaths.notificationSettings(), others: [] },
  { id: 'telegram', href: accountPaths.telegramSettings(), others: [] },
  { id: 'privacy', href: accountPaths.privacySettings(), others: [] },
  { id: 'titles', href: titlesPaths.preferences(), others: [] },
  { id: 'sharing', href: feedPaths.sharing(), others: [] },
  { id: 'sessions', href: accountPaths.sessions(), others: [] },
  { id: 'tokens', href: accountPaths.tokens(), others: [] },
  { id: 'data', href: accountPaths.dataSettings(), others: [] },
] as const;

/** Is an address the given one or below it? */
export const isWithin = (pathname: string, parts: readonly string[]): boolean => parts.some((part) => pathname === part || pathname.startsWith(`${part}/`));
