import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import type { StorageSettings } from '#app/platform/storage/create-storage.server.ts';

const port = z.coerce.number('must be a number').int().min(0).max(65535, 'must be between 0 and 65535');

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) address such as https://circle.example' });

const mailUrl = z.string().regex(/^(outbox:|smtps?:\/\/\S+|resend:\/\/\S+|mailgun:\/\/[^@\s/]+@[a-z0-9.-]+$)/i, 'must be outbox:, smtp://…, resend://KEY or mailgun://KEY@domain');

/** Name servers as Node's resolver takes them: addresses, each with a port if it is not 53. */
const nameServers = z
  .string()
  .transform((text) => text.split(',').map((server) => server.trim()))
  .refine((servers) => servers.every((server) => isIP(server.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1')) !== 0), 'must be addresses such as 127.0.0.1:53');

const isTimeZone = (zone: string) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC';

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: port.default(3000),
  BASE_URL: httpUrl.optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// address').optional(),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  /** Secrets of before: access tokens of the API that they signed are believed until they run out. */
  SESSION_SECRET_BEFORE: z.string().transform((text) => text.split(',').map((one) => one.trim()).filter(Boolean)).refine((secrets) => secrets.every((one) => one.length >= 32), 'must have at least 32 characters each').default([]),
  /** Pages elsewhere that may use the API from a browser; by default none. */
  API_CORS_ORIGINS: z.string().transform((text) => text.split(',').map((one) => one.trim()).filter(Boolean)).refine((origins) => origins.every((one) => URL.canParse(one) && new URL(one).origin === one), 'must be origins such as https://app.example, separated by commas').default([]),
  MAIL_URL: mailUrl.default('outbox:'),
  MAIL_FROM: z.string().min(3).default('Kruzhok <kruzhok@localhost>'),
  RESEND_BASE_URL: httpUrl.optional(),
  /** https://api.eu.mailgun.net for domains kept in Europe. */
  MAILGUN_BASE_URL: httpUrl.optional(),
  /** Whether new addresses are looked up in the DNS; by default only where letters leave the house. */
  EMAIL_MX_CHECK: z.enum(['on', 'off']).optional(),
  EMAIL_DNS_SERVERS: nameServers.optional(),
  EMAIL_VERIFIER_URL: httpUrl.optional(),
  /** Outside catalogues of books; another address is trusted as it stands, also inside the house. */
  OPEN_LIBRARY_BASE_URL: httpUrl.optional(),
  OPEN_LIBRARY_COVERS_BASE_URL: httpUrl.optional(),
  GOOGLE_BOOKS_BASE_URL: httpUrl.optional(),
  GOOGLE_BOOKS_KEY: z.string().regex(/^[\w-]{1,200}$/, 'must be an API key: letters, digits, - and _').optional(),
  /** Outside catalogues of titles: TMDB and IGDB are asked when their keys are here, AniList needs none. */
  TMDB_TOKEN: z.string().regex(/^[\w.-]{1,2000}$/, 'must be an API read access token').optional(),
  TMDB_BASE_URL: httpUrl.optional(),
  IGDB_CLIENT_ID: z.string().regex(/^\w{1,200}$/, 'must be a client id: letters and digits').optional(),
  IGDB_CLIENT_SECRET: z.string().regex(/^\w{1,200}$/, 'must be a client secret: letters and digits').optional(),
  IGDB_BASE_URL: httpUrl.optional(),
  ANILIST_BASE_URL: httpUrl.optional(),
  /** Where words are looked up while reading. What is named by address is trusted like the mirrors above. */
  GOOGLE_TRANSLATE_KEY: z.string().regex(/^[\w-]{1,200}$/, 'must be an API key: letters, digits, - and _').optional(),
  GOOGLE_TRANSLATE_BASE_URL: httpUrl.optional(),
  LIBRETRANSLATE_URL: httpUrl.optional(),
  LIBRETRANSLATE_KEY: z.string().regex(/^[\x21-\x7e]{1,200}$/, 'must be an API key without spaces').optional(),
  WIKIPEDIA_BASE_URL: httpUrl.optional(),
  /** Whom catalogues can write to when we are a nuisance; by default the sender of letters. */
  CONTACT_EMAIL: z.email('must be an e-mail address').optional(),
  /** How many proxies in front of us write X-Forwarded-For; 0 = ignore the header. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Where visitors are taken to live until they choose. */
  TIME_ZONE: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Moscow').default('Europe/Moscow'),
  WORKER: z.enum(['on', 'off']).default('on'),
  /** Suggestions for people's names come from DaData when its token is here. */
  DADATA_TOKEN: z.string().regex(/^[\w-]{1,200}$/, 'must be a token of letters and digits').optional(),
  DADATA_BASE_URL: httpUrl.default('https://suggestions.dadata.ru'),
  /** The house's bot in Telegram; without its token there is none. */
  TELEGRAM_BOT_TOKEN: z.string().regex(/^\d{3,20}:[\w-]{20,100}$/, 'must be a token as @BotFather gives it: 123456:ABC…').optional(),
  /** What Telegram says with each update it posts; made from SESSION_SECRET when absent. */
  TELEGRAM_WEBHOOK_SECRET: z.string().regex(/^[\w-]{16,256}$/, 'must be 16 to 256 letters, digits, - and _').optional(),
  /** Another server that speaks the Bot API; trusted as it stands, also inside the house. */
  TELEGRAM_API_URL: httpUrl.optional(),
  /** What one person's files may weigh together. */
  FILE_QUOTA_MB: z.coerce.number('must be a number of megabytes').int().min(1).max(10_000_000).default(2048),
  /** Where new files go; by default to the bucket when one is set up. */
  FILES_ON: z.enum(['disk', 's3'], 'must be disk or s3').optional(),
  S3_ENDPOINT: httpUrl.optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_KEY: z.string().min(1).optional(),
  S3_SECRET: z.string().min(1).optional(),
  /** Where unexpected errors are told besides the house's own list. */
  SENTRY_DSN: z.string().regex(/^https?:\/\/[^\s@/]+@[^\s/]+\/\S+$/, 'must be a DSN such as https://KEY@sentry.example/1').optional(),
});

export type Env = z.infer<typeof schema> & {
  dataDir: string;
  baseUrl: string;
  /** BASE_URL was not set: the app is reached by any loopback name. */
  baseUrlIsDefault: boolean;
  sessionSecret: string;
  /** There was none yet: it was made just now. */
  sessionSecretIsNew: boolean;
  storage: StorageSettings;
};

/** Thrown with one line per wrong variable; the start-up prints it and exits with 1. */
export class EnvError extends Error {}

/** Reads and checks the environment; makes DATA_DIR and the secret in it when they are absent. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const env = parsed.data;
  const dataDir = resolve(env.DATA_DIR);
  mkdirSync(dataDir, { recursive: true });
  return {
    ...env,
    dataDir,
    storage: storageSettings(env, dataDir),
    baseUrl: (env.BASE_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    baseUrlIsDefault: env.BASE_URL === undefined,
    ...(env.SESSION_SECRET === undefined ? storedSecret(join(dataDir, 'session-secret')) : { sessionSecret: env.SESSION_SECRET, sessionSecretIsNew: false }),
  };
}

function storageSettings(env: z.infer<typeof schema>, dataDir: string): StorageSettings {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region, S3_KEY: key, S3_SECRET: secret } = env;
  const isNamed = endpoint ?? bucket ?? key ?? secret ?? (env.FILES_ON === 's3' ? '' : undefined);
  const s3 = bucket && key && secret ? { endpoint, bucket, region, key, secret } : null;
  if (isNamed !== undefined && s3 === null) throw new EnvError('S3_BUCKET, S3_KEY, S3_SECRET: all three are needed to keep files in a bucket');
  return { folder: join(dataDir, 'files'), s3, on: env.FILES_ON ?? (s3 ? 's3' : 'disk') };
}

function storedSecret(path: string): Pick<Env, 'sessionSecret' | 'sessionSecretIsNew'> {
  let sessionSecretIsNew = true;
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    sessionSecretIsNew = false;
  }
  return { sessionSecret: readFileSync(path, 'utf8').trim(), sessionSecretIsNew };
}
