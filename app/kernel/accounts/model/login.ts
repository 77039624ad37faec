import { emailKey, normalizeEmail } from './email.ts';
import { telegramName, telegramNameKey } from './telegram-name.ts';
import { hasUsernameCharacters, normalizeUsername, usernameKey, usernameLength } from './username.ts';

/** By what somebody may be asked for: their address, their name here, or (with its @) the one in Telegram. */
export type LoginKind = 'email' | 'username' | 'telegram';

export function loginKind(login: string): LoginKind {
  if (telegramName(login) !== null) return 'telegram';
  return login.includes('@') ? 'email' : 'username';
}

/** The form accounts have; says nothing about whether there is one. Null for what can be none. */
export function normalizeLogin(typed: string): string | null {
  const inTelegram = telegramName(typed);
  if (inTelegram !== null) return `@${inTelegram}`;
  if (typed.includes('@')) return normalizeEmail(typed);
  const name = normalizeUsername(typed);
  return name.length >= usernameLength.min && name.length <= usernameLength.max && hasUsernameCharacters(name) ? name : null;
}

/** What is counted and looked up by: one name in all its look-alike forms, one address in all its spellings. */
export function loginKey(login: string): string {
  const kind = loginKind(login);
  if (kind === 'telegram') return `@${telegramNameKey(telegramName(login) ?? '')}`;
  return kind === 'email' ? emailKey(login) : usernameKey(login);
}
