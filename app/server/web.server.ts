import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { recordAudit, sessionCookieName } from '#app/kernel/accounts/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { ownHosts } from '#app/platform/http/cross-origin.server.ts';
import { createListener } from '#app/platform/http/listener.server.ts';
import { webhookPath } from '#app/platform/telegram/settings.ts';
import { apiFailure, createApi, isApiPath } from './api.server.ts';
import { createApplication, RenderFailed } from './application.server.ts';
import { createHealth } from './health.server.ts';
import type { Services } from './services.server.ts';
import { createStaticFiles } from './static-files.server.ts';

const bodyLimit = 1024 * 1024;

/** Listens until closed; closing lets requests under way finish. */
export async function startWeb(services: Services, db: Db) {
  const { env, log } = services;
  const isDevelopment = env.NODE_ENV === 'development';
  const { build, files } = isDevelopment ? await vitePages() : await builtPages();
  const isHttps = env.baseUrl.startsWith('https:');
  const health = createHealth(db);
  const listener = createListener({
    baseUrl: env.baseUrl,
    trustedProxies: env.TRUST_PROXY,
    crossOrigin: { hosts: ownHosts(env.baseUrl, env.baseUrlIsDefault), sessionCookie: sessionCookieName(isHttps), exempt: new Set([webhookPath]), isCookieless: isApiPath },
    log,
    isDevelopment,
    bodyLimit,
    serveFile: async (request, response) => (await health(request, response)) || (await services.notifications.answerStream(request, response)) || files(request, response),
    answerPlainly: createApi(services),
    answer: createApplication(services, build),
    // What Remix answered in bare text was reported with its cause.
    onFailure: (error, where) => void (error instanceof RenderFailed || services.errors.report(error, where)),
    failAs: apiFailure(services),
    onForeignWrite: (exchange, path) => {
      recordAudit(db, { kind: 'request.foreign-origin', ip: exchange.ip, details: { path: path.slice(0, 200) } }).catch((error: unknown) => log.warn({ err: error }, 'audit failed'));
    },
  });
  // How long a body may take depends on what its route lets it weigh: see node-request.
  const server = createServer({ requestTimeout: 0, headersTimeout: 20_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384, insecureHTTPParser: false }, (request, response) => {
    if (!server.listening) response.setHeader('Connection', 'close');
    void listener(request, response);
  });
  await new Promise<void>((done, reject) => {
    server.once('error', reject);
    server.listen(env.PORT, () => done());
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}`, close: () => closeGently(server, services.notifications.drain) };
}

type Pages = {
  build: ServerBuild | (() => Promise<ServerBuild>);
  files: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
};

async function builtPages(): Promise<Pages> {
  const build = (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild;
  return { build, files: createStaticFiles(resolve('build/client')) };
}

async function vitePages(): Promise<Pages> {
  const { createServer: createVite } = await import('vite');
  const ours = new Set(process.listeners('SIGTERM'));
  const vite = await createVite({ server: { middlewareMode: true } });
  // Remix's own Vite ends the process at once, and would leave our database running.
  for (const listener of process.listeners('SIGTERM')) if (!ours.has(listener)) process.off('SIGTERM', listener);
  return {
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<unknown> as Promise<ServerBuild>,
    files: (request, response) =>
      new Promise((done) => {
        response.once('close', () => done(true));
        vite.middlewares(request, response, () => done(false));
      }),
  };
}

/** Comes back when the loop has been to the network since: what was waiting there has been taken in. */
async function lookAround(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise<void>((next) => setImmediate(next));
}

/** How long a connection without a request may stay when the process ends. */
const respiteMs = 2_000;

/**
 * Takes no new connections, finishes what is asked for, and tells the clients that keep theirs open to end them;
 * closing those at once would cut off a request that is just on its way. While the process is busy, connections and requests wait
 * unseen: each closing looks around first, or it would cut them off too.
 */
async function closeGently(server: Server, drain: () => void): Promise<void> {
  await lookAround();
  drain();
  await new Promise<void>((done) => {
    // Who is busy asks again within moments, is told that this answer is the last, and ends the connection itself.
    let idle: NodeJS.Timeout | undefined;
    const respite = setTimeout(() => {
      idle = setInterval(() => void lookAround().then(() => server.closeIdleConnections()), 300);
    }, respiteMs);
    const patience = setTimeout(() => server.closeAllConnections(), 8_000);
    // The http server's own close() would end idle connections at once.
    NetServer.prototype.close.call(server, () => {
      clearTimeout(respite);
      clearInterval(idle);
      clearTimeout(patience);
      done();
    });
  });
}
