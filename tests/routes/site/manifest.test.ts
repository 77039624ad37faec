import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { signedInBrowser } from '#tests/support/people.ts';

const app = await createTestApp();

type Icon = { src: string; sizes: string; type: string; purpose: string };
type Manifest = { start_url: string; display: string; icons: Icon[]; shortcuts: { url: string; icons: Icon[] }[]; share_target: { action: string; method: string; params: Record<string, string> } };

const read = async (): Promise<Manifest> => JSON.parse((await app.browser().get('/manifest.webmanifest')).text) as Manifest;
const bytesOf = async (path: string) => {
  const answer = await fetch(`${app.url}${path}`);
  return { status: answer.status, type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
};

describe('what a phone is told of the app', () => {
  it('names icons that are there, each a picture of its size, two of them to be cut into any shape', async () => {
    const { icons, shortcuts } = await read();
    expect(icons.filter(({ purpose }) => purpose === 'maskable').map(({ sizes }) => sizes)).toEqual(['192x192', '512x512']);
    expect(icons.filter(({ purpose, type }) => purpose === 'any' && type === 'image/png').map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
    for (const { src, sizes, type } of [...icons, ...shortcuts.flatMap((shortcut) => shortcut.icons)]) {
      const icon = await bytesOf(src);
      expect([icon.status, icon.type], src).toEqual([200, type]);
      if (type !== 'image/png') continue;
      const { format, width, height } = await sharp(icon.bytes).metadata();
      expect([format, `${width}x${height}`], src).toEqual(['png', sizes]);
    }
  });

  it('fills an icon that is cut with its ground up to the corners', async () => {
    const { icons } = await read();
    for (const { src } of icons.filter(({ purpose }) => purpose === 'maskable')) {
      const { data, info } = await sharp((await bytesOf(src)).bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      const corners = [0, info.width - 1, info.width * (info.height - 1), info.width * info.height - 1];
      expect(corners.map((at) => data[at * 4 + 3]), src).toEqual([255, 255, 255, 255]);
    }
  });

  it('leads to pages that are there, also with what another program shares', async () => {
    const { start_url, display, shortcuts, share_target } = await read();
    const anna = await signedInBrowser(app);
    expect([start_url, display, share_target.method]).toEqual(['/', 'standalone', 'GET']);
    for (const url of [start_url, ...shortcuts.map((shortcut) => shortcut.url)]) expect((await anna.get(url)).status, url).toBe(200);
    const { title, text, url } = share_target.params as { title: string; text: string; url: string };
    const shared = await anna.get(`${share_target.action}?${new URLSearchParams({ [title]: 'Emma', [text]: 'by Jane Austen', [url]: 'https://books.example/emma' }).toString()}`);
    expect(shared.status).toBe(200);
    expect(shared.text).toContain('Emma');
  });
});
