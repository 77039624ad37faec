import sharp from 'sharp';
import { expect, test } from 'vitest';
import { pagePicture } from '#app/domains/library/documents/index.server.ts';
import type { PdfDesk } from '#app/domains/library/documents/index.server.ts';
import { PdfProblem } from '#app/domains/library/documents/pdf-process/protocol.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { testDatabase } from '#tests/support/database.ts';
import { bookWithPdf, testDesk } from '#tests/support/documents.ts';
import { makePdf } from '#tests/support/make-pdf.ts';
import { until } from '#tests/support/until.ts';
import { person } from '../scene.ts';

const { db } = await testDatabase();

/** A desk that counts: how many processes were begun, and how many are there now. */
function countingDesk(): { pdf: PdfDesk; begun: number; running: number } {
  const desk = testDesk();
  const counts = { begun: 0, running: 0, pdf: { ...desk } };
  counts.pdf.run = async (task, input, options) => {
    counts.begun += 1;
    counts.running += 1;
    try {
      return await desk.run(task, input, options);
    } finally {
      counts.running -= 1;
    }
  };
  return counts;
}

/** Pages that differ in their shape, so that one can tell which picture is whose. */
async function given(ctx: MemberCtx, count: number) {
  const pages = Array.from({ length: count }, (_, at) => ({ text: `Page ${at + 1}`, size: [320, 100 + 10 * at] as [number, number] }));
  return bookWithPdf(ctx, { pages, bytes: await makePdf({ pages }) });
}

const heightOf = async (bytes: Buffer) => (await sharp(bytes).metadata()).height;

test('pages asked for together are drawn by one process, which is gone soon after', async () => {
  const ctx = await person(db, 'painter');
  const { bookId } = await given(ctx, 12);
  const counts = countingDesk();
  const ask = (page: number) => pagePicture({ ...ctx, pdf: counts.pdf }, { bookId, page });
  const first = ask(7);
  const pictures = await Promise.all([7, 1, 2, 3, 12, 11, 10, 2].map(ask));
  expect(await Promise.all(pictures.map(({ bytes }) => heightOf(bytes)))).toEqual([160, 100, 110, 120, 210, 200, 190, 110]);
  expect((await first).bytes.equals(pictures[0]!.bytes)).toBe(true);
  // One that is asked for while the file is still open.
  expect(await heightOf((await ask(5)).bytes)).toBe(140);
  expect(counts.begun).toBe(1);
  await until(() => counts.running === 0, 10_000);
  await ask(7);
  expect(counts.begun).toBe(1);
  await ask(6);
  expect(counts.begun).toBe(2);
});

test('a page that is too heavy takes no other page with it; a file that is gone takes all', async () => {
  const ctx = await person(db, 'heavy-page');
  const [heavy, broken] = [await given(ctx, 4), await given(ctx, 5)];
  const desk = testDesk();
  const dies = (trouble: 'tooHeavy' | 'broken', on: number): PdfDesk => ({
    ...desk,
    run: (task, input, options) => {
      const wanted = (input as { page: number }).page;
      if (wanted === on) return Promise.reject(new PdfProblem(trouble));
      return desk.run(task, input, { ...options, onPiece: async (piece) => {
        const next = await options.onPiece?.(piece);
        if (next === on) throw new PdfProblem(trouble);
        return next;
      } });
    },
  });
  const heights = (pdf: PdfDesk, { bookId }: { bookId: string }, pages: number[]) => Promise.all(pages.map((page) => pagePicture({ ...ctx, pdf }, { bookId, page }).then(({ bytes }) => heightOf(bytes), (error: { code: string }) => error.code)));
  expect(await heights(dies('tooHeavy', 2), heavy, [1, 2, 3])).toEqual([100, 'not-found', 120]);
  expect((await heights(dies('broken', 4), broken, [4, 3]))[0]).toBe('not-found');
  await db.documentVersion.update({ where: { id: broken.versionId }, data: { state: 'locked' } });
  expect(await heights(desk, broken, [1])).toEqual(['not-found']);
});
