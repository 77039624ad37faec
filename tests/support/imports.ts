import { expect } from 'vitest';
import type { TestApp } from './app.ts';
import type { Browser, Page } from './browser-session.ts';
import { signedInBrowser } from './people.ts';
import { until } from './until.ts';

type Member = Browser & { person: { id: string } };

/** A room's imports as a person without scripts goes through them; `root` is the page where a file is chosen. */
export function importsAt(app: TestApp, root: '/library/import' | '/titles/import') {
  const kept = (browser: Member) => app.db.libraryImport.count({ where: { ownerId: browser.person.id } });

  function upload(browser: Browser, bytes: string | Uint8Array, name = 'export.csv'): Promise<Page> {
    const form = new FormData();
    form.set('file', new File([bytes as never], name));
    return browser.send('POST', root, form);
  }

  /** Reloads until the page says so. */
  const reloadUntil = (browser: Browser, path: string, text: string) =>
    until(async () => {
      const page = await browser.get(path);
      return page.text.includes(text) ? page : null;
    }, 30_000);

  /** Uploads, and waits for what the dry run says; the import's address with its page. */
  async function bring(browser: Browser, bytes: string | Uint8Array, name?: string, says = 'This is what will change'): Promise<{ path: string; page: Page }> {
    const { status, location } = await upload(browser, bytes, name);
    expect({ status, location }).toMatchObject({ status: 303, location: expect.stringMatching(new RegExp(`^${root}/[0-9a-f-]{36}$`)) });
    return { path: location!, page: await reloadUntil(browser, location!, says) };
  }

  /** Carries it out; asked twice it is done once. */
  async function apply(browser: Browser, path: string): Promise<Page> {
    for (let time = 0; time < 2; time += 1) expect(await browser.post(path, { intent: 'apply' })).toMatchObject({ status: 303, location: path });
    return reloadUntil(browser, path, 'Imported');
  }

  async function discard(browser: Browser, path: string): Promise<void> {
    expect(await browser.post(path, { intent: 'discard' })).toMatchObject({ status: 303, location: root });
    expect((await browser.get(path)).status).toBe(404);
  }

  async function undo(browser: Browser, path: string): Promise<void> {
    expect(await browser.post(`${path}/undo`, {})).toMatchObject({ status: 303, location: path });
    await reloadUntil(browser, path, 'The import was undone');
  }

  /** A file that is none is refused in words, and nothing is kept. */
  async function expectRefused(bytes: string | Uint8Array, text: string): Promise<void> {
    const browser = await signedInBrowser(app);
    const page = await upload(browser, bytes);
    expect(page.status).toBe(400);
    expect(page.text).toContain(text);
    expect(await kept(browser)).toBe(0);
  }

  /** What only the job finds wrong is said on the import's page, which can be forgotten. */
  async function expectFoundWrong(bytes: string | Uint8Array, text: string): Promise<void> {
    const browser = await signedInBrowser(app);
    const { path, page } = await bring(browser, bytes, undefined, 'This file does not fit');
    expect(page.text).toContain(text);
    await discard(browser, path);
    expect(await kept(browser)).toBe(0);
  }

  /** Nobody else finds it, an owner neither. */
  async function expectHidden(path: string): Promise<void> {
    const stranger = await signedInBrowser(app, 'owner');
    for (const address of [path, `${path}/report.csv`, `${path}/undo`]) expect((await stranger.get(address)).status).toBe(404);
    expect((await stranger.post(path, { intent: 'apply' })).status).toBe(404);
    expect((await stranger.post(`${path}/undo`, {})).status).toBe(404);
  }

  return { upload, bring, apply, discard, undo, expectRefused, expectFoundWrong, expectHidden };
}
