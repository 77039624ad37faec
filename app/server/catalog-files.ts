import { createHash } from 'node:crypto';
import { transformWithEsbuild } from 'vite';
import type { Plugin } from 'vite';
import { catalogAddress } from '../platform/i18n/catalog-address.ts';
import { catalogs } from './messages.server.ts';

type Catalogs = Readonly<Record<string, Readonly<Record<string, object>>>>;

const moduleOf = async (catalog: object): Promise<string> =>
  (await transformWithEsbuild(`export default ${JSON.stringify(catalog)}`, 'catalog.js', { minify: true, charset: 'utf8' })).code;

/** One name for all: whoever knows it knows every address, and a page needs no list of them. A changed text gives each a new one. */
const versionOf = (all: Catalogs): string => createHash('sha256').update(JSON.stringify(all)).digest('base64url').replaceAll('-', '_').slice(0, 8);

/** The texts of pages, a file for each catalog and language, at addresses that the browser works out by itself. */
export function catalogFiles(): Plugin {
  const version = versionOf(catalogs);
  return {
    name: 'catalog-files',
    config: () => ({ define: { CATALOGS_VERSION: JSON.stringify(version) } }),
    async generateBundle() {
      if (this.environment?.name === 'ssr') return;
      for (const [locale, all] of Object.entries<Catalogs[string]>(catalogs)) {
        for (const [namespace, catalog] of Object.entries(all)) this.emitFile({ type: 'asset', fileName: catalogAddress({ version, locale, namespace }).slice(1), source: await moduleOf(catalog) });
      }
    },
    configureServer(server) {
      // As they are now, not as they were when the server started.
      const current = async () => ((await server.ssrLoadModule('/app/server/messages.server.ts')) as { catalogs: Catalogs }).catalogs;
      server.middlewares.use(async (request, response, next) => {
        const asked = (request.url ?? '').split('?')[0];
        for (const [locale, all] of Object.entries(catalogs)) {
          const namespace = Object.keys(all).find((one) => asked === catalogAddress({ version, locale, namespace: one }));
          if (!namespace) continue;
          response.setHeader('Content-Type', 'text/javascript');
          return response.end(await moduleOf((await current())[locale]?.[namespace] ?? {}));
        }
        return next();
      });
    },
  };
}
