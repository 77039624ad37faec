import { PassThrough } from 'node:stream';
import { createElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { collectHtml } from '#app/platform/http/collect-html.server.ts';

/** A page whose Cyrillic begins at every possible place of the renderer's pieces. */
const page = (shift: number) => createElement('p', null, 'x'.repeat(shift), ...Array.from({ length: 40 }, (_, index) => createElement('b', { key: index }, 'Ж'.repeat(60))));

const rendered = (shift: number, into: (done: (html: string) => void) => NodeJS.WritableStream) =>
  new Promise<string>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page(shift), { onAllReady: () => pipe(into(resolve)), onError: reject });
  });

const plainly = (done: (html: string) => void) => {
  const pieces: Buffer[] = [];
  const stream = new PassThrough();
  stream.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => done(Buffer.concat(pieces).toString()));
  return stream;
};

describe('collecting the page', () => {
  it('brings Cyrillic through whole, wherever the renderer cuts', async () => {
    for (let shift = 0; shift < 64; shift += 1) {
      const html = await rendered(shift, collectHtml);
      expect(html).toBe(`<p>${'x'.repeat(shift)}${`<b>${'Ж'.repeat(60)}</b>`.repeat(40)}</p>`);
    }
  });

  it('is still needed: React itself leaves NULs behind', async () => {
    const pages = await Promise.all(Array.from({ length: 64 }, (_, shift) => rendered(shift, plainly)));
    expect(pages.some((html) => html.includes('\0'))).toBe(true);
  });
});
