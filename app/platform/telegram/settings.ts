import { createHmac, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

/** The one address Telegram posts to; see the webhook's route. */
export const webhookPath = '/telegram/webhook';

export type TelegramSettings = {
  token: string;
  /** Where the Bot API is, without a slash at its end. */
  apiUrl: string;
  /** Not Telegram's own: one of the operator's. */
  isOwnServer: boolean;
  /** Updates are posted to us, or fetched. */
  mode: 'webhook' | 'polling';
  secret: string;
};

export const officialApi = 'https://api.telegram.org';

type Variables = { TELEGRAM_BOT_TOKEN?: string; TELEGRAM_WEBHOOK_SECRET?: string; TELEGRAM_API_URL?: string; baseUrl: string; sessionSecret: string };

/** Null without a token: the house has no bot. */
export function telegramSettings(env: Variables): TelegramSettings | null {
  const token = env.TELEGRAM_BOT_TOKEN;
  if (token === undefined) return null;
  const apiUrl = (env.TELEGRAM_API_URL ?? officialApi).replace(/\/+$/, '');
  // Of the token as well: another bot has another secret.
  const secret = env.TELEGRAM_WEBHOOK_SECRET ?? createHmac('sha256', env.sessionSecret).update(`telegram/webhook/${token}`).digest('base64url');
  return { token, apiUrl, isOwnServer: apiUrl !== officialApi, mode: isPublic(new URL(env.baseUrl)) ? 'webhook' : 'polling', secret };
}

const ports = new Set(['', '443', '80', '88', '8443']);

/** Can Telegram reach it? By https, on one of the ports it posts to, under a name that the world knows. */
function isPublic({ protocol, hostname, port }: URL): boolean {
  if (protocol !== 'https:' || !ports.has(port)) return false;
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return false;
  return hostname.includes('.') && !/\.(local|localhost|internal|lan|home|test|invalid)$/i.test(hostname);
}

/** Compared in constant time, whatever was sent. */
export function isSecret(settings: Pick<TelegramSettings, 'secret'>, sent: string | null): boolean {
  const digest = (text: string) => createHmac('sha256', 'telegram/webhook').update(text).digest();
  return timingSafeEqual(digest(settings.secret), digest(sent ?? '')) && sent !== null;
}
