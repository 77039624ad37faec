import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Env } from '#app/platform/env/env.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import type { GateState } from '#app/platform/outgoing/provider-gate.ts';
import { newStorageKey } from '#app/platform/storage/storage-key.ts';
import type { Storage, StorageKind } from '#app/platform/storage/storage.ts';

/** What health is read from besides the database. DaData and the verifier are the operator's own services, so they keep their gates themselves. */
export type MachineParts = {
  version: string;
  env: Env;
  outgoing: Pick<Outgoing, 'states'>;
  suggestNames: { state(): GateState } | null;
  checkAddress: { verifierState(): GateState | null };
  storage: Pick<Storage, 'kind' | 'head'>;
};

export type MailTransport = 'outbox' | 'smtp' | 'resend' | 'mailgun';
/** `resting`: it failed several times in a row and is left alone for a while. */
export type ProviderState = 'on' | 'off' | 'resting';
export type Provider = { name: 'open-library' | 'google-books' | 'tmdb' | 'igdb' | 'anilist' | 'wikipedia' | 'google-translate' | 'libretranslate' | 'dadata' | 'email-verifier' | 'telegram' | 's3' | 'sentry'; state: ProviderState };

export type MachineView = {
  version: string;
  node: string;
  uptimeSeconds: number;
  memoryBytes: number;
  disk: { freeBytes: number; totalBytes: number } | null;
  storage: { kind: StorageKind; answers: boolean };
  mail: MailTransport;
  providers: Provider[];
};

const patienceMs = 2_000;

export async function lookAtMachine(parts: MachineParts): Promise<MachineView> {
  const { version, env, storage } = parts;
  const [disk, answers] = await Promise.all([diskOf(env.dataDir), within(storage.head(newStorageKey()).then(() => true), false)]);
  return {
    version,
    node: process.version,
    uptimeSeconds: Math.round(process.uptime()),
    memoryBytes: process.memoryUsage.rss(),
    disk,
    storage: { kind: storage.kind, answers },
    mail: (/^(outbox|resend|mailgun):/.exec(env.MAIL_URL)?.[1] ?? 'smtp') as MailTransport,
    providers: providersOf(parts, storage.kind === 's3' && !answers),
  };
}

/** What does not answer in time is worth the same as what fails: nothing of it is known. */
const within = <T>(wanted: Promise<T>, otherwise: T): Promise<T> =>
  Promise.race([wanted.catch(() => otherwise), sleep(patienceMs, otherwise, { ref: false })]);

/** The disk that a folder is on; null where the system does not say. */
export const diskOf = (folder: string): Promise<MachineView['disk']> =>
  within<MachineView['disk']>(statfs(folder).then(({ bavail, blocks, bsize }) => ({ freeBytes: bavail * bsize, totalBytes: blocks * bsize })), null);

/** Configured or not, and whether left alone for now; never with what. */
function providersOf({ env, outgoing, suggestNames, checkAddress }: MachineParts, isBucketSilent: boolean): Provider[] {
  const gates: Record<string, GateState | null | undefined> = { ...outgoing.states(), dadata: suggestNames?.state(), 'email-verifier': checkAddress.verifierState() };
  const provider = (name: Provider['name'], isOn: boolean): Provider => {
    const rests = gates[name]?.restsUntil ?? (name === 's3' && isBucketSilent);
    return { name, state: !isOn ? 'off' : rests ? 'resting' : 'on' };
  };
  return [
    provider('open-library', true),
    provider('google-books', env.GOOGLE_BOOKS_KEY !== undefined),
    provider('tmdb', env.TMDB_TOKEN !== undefined),
    provider('igdb', env.IGDB_CLIENT_ID !== undefined && env.IGDB_CLIENT_SECRET !== undefined),
    provider('anilist', true),
    provider('wikipedia', true),
    provider('google-translate', env.GOOGLE_TRANSLATE_KEY !== undefined),
    provider('libretranslate', env.LIBRETRANSLATE_URL !== undefined),
    provider('dadata', env.DADATA_TOKEN !== undefined),
    provider('email-verifier', env.EMAIL_VERIFIER_URL !== undefined),
    provider('telegram', env.TELEGRAM_BOT_TOKEN !== undefined),
    provider('s3', env.S3_BUCKET !== undefined),
    provider('sentry', env.SENTRY_DSN !== undefined),
  ];
}
