import { describe, expect, it } from 'vitest';
import { catalogFiles } from '#app/server/catalog-files.ts';
import { catalogs } from '#app/server/messages.server.ts';

type Emitted = { fileName: string; source: string };

async function emitted(environment: string): Promise<Emitted[]> {
  const files: Emitted[] = [];
  const { generateBundle } = catalogFiles() as unknown as { generateBundle: (this: object) => Promise<void> };
  await generateBundle.call({ environment: { name: environment }, emitFile: (file: Emitted) => files.push(file) });
  return files;
}

describe('the files of texts', () => {
  it('are one for each catalog and language, at an address that says which', async () => {
    const files = await emitted('client');
    expect(files).toHaveLength(Object.keys(catalogs.en).length + Object.keys(catalogs.ru).length);
    for (const { fileName } of files) expect(fileName).toMatch(/^assets\/[a-z-]+\.(?:en|ru)-\w{8}\.js$/);
  });

  it('say what the catalog says', async () => {
    const ui = (await emitted('client')).find(({ fileName }) => fileName.startsWith('assets/ui.ru-'));
    const { default: texts } = (await import(`data:text/javascript;charset=utf-8,${encodeURIComponent(ui?.source ?? '')}`)) as { default: unknown };
    expect(texts).toEqual(catalogs.ru.ui);
  });

  it('are the catalogs of the moment while one develops, also where Vite adds to the address', async () => {
    const current = { ru: { ui: { close: 'Захлопнуть' } } };
    let answer = async (_request: object, _response: object, _next: () => void): Promise<void> => undefined;
    const { configureServer } = catalogFiles() as unknown as { configureServer: (server: object) => void };
    configureServer({ ssrLoadModule: async () => ({ catalogs: current }), middlewares: { use: (middleware: typeof answer) => { answer = middleware; } } });
    const address = (await emitted('client')).find(({ fileName }) => fileName.startsWith('assets/ui.ru-'))?.fileName;
    let said = '';
    let passed = 0;
    const response = { setHeader: () => undefined, end: (text: string) => { said = text; } };
    await answer({ url: `/${address}?import` }, response, () => { passed += 1; });
    await answer({ url: '/assets/ui.ru-00000000.js' }, response, () => { passed += 1; });
    expect(said).toContain('Захлопнуть');
    expect(passed).toBe(1);
  });

  it('are of no use to the server', async () => {
    expect(await emitted('ssr')).toEqual([]);
  });
});
