import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from './app-process.ts';
import { everybodysPassword } from './everybodys-password.ts';
import { Outbox } from './outbox.ts';
import { linesWithSecrets, secretsOfLetters } from './secrets-in-logs.ts';
import { FakeTelegram } from './fake-telegram.ts';
import { startFakeCatalogues } from './fake-catalogues.ts';
import { startFakeTitleCatalogues } from './fake-title-catalogues.ts';
import { createEmptyDatabase, withoutSyncing } from './server-database.ts';

/** Starts one app for the whole end-to-end run, on the test server's own database if one is named. */
export default async function globalSetup() {
  const dataDir = mkdtempSync(join(tmpdir(), 'kruzhok-e2e-'));
  const server = process.env.TEST_DATABASE_URL;
  const database = server ? await createEmptyDatabase(server) : null;
  const catalogues = await startFakeCatalogues();
  const titleCatalogues = await startFakeTitleCatalogues();
  const telegram = await FakeTelegram.start();
  const app = await startApp({ DATA_DIR: dataDir, TRUST_PROXY: '1', LOG_LEVEL: 'info', WIKIPEDIA_BASE_URL: 'http://127.0.0.1:9', ...catalogues.env, ...titleCatalogues.env, ...telegram.env, ...(database ? { DATABASE_URL: database.url } : {}) });
  process.env.APP_URL = app.url;
  process.env.APP_TELEGRAM = telegram.url;
  process.env.APP_OUTBOX = join(dataDir, 'outbox');
  process.env.APP_DATABASE = database?.url ?? embeddedUrl(dataDir);
  // A server that was named is not ours to change.
  if (!database) await withoutSyncing(process.env.APP_DATABASE);
  process.env.APP_OWNER = /owner login: (\S+) password: (\S+)/.exec(app.output())?.slice(1).join(' ') ?? '';
  return async () => {
    await app.stop();
    await catalogues.close();
    await titleCatalogues.close();
    await telegram.close();
    mkdirSync('test-results', { recursive: true });
    writeFileSync('test-results/app.log', app.output());
    const leaks = leaksIn(app.output(), join(dataDir, 'outbox'));
    await database?.drop();
    rmSync(dataDir, { recursive: true, force: true });
    if (leaks.length > 0) throw new Error(`secrets in the log of the run:\n${leaks.join('\n')}`);
  };
}

/** After the whole run: codes and links of all its letters, and the password that everybody in it has. */
function leaksIn(output: string, outbox: string): string[] {
  const letters = new Outbox(outbox).letters();
  const secrets = [...secretsOfLetters(letters), everybodysPassword];
  // The one line that tells the owner their first password is meant to.
  return linesWithSecrets(output.split('\n').filter((line) => !line.startsWith('owner login:')), secrets);
}

function embeddedUrl(dataDir: string): string {
  const read = (name: string) => readFileSync(join(dataDir, name), 'utf8').trim();
  return `postgresql://kruzhok:${read('postgres-password')}@127.0.0.1:${read('postgres-port')}/kruzhok`;
}
