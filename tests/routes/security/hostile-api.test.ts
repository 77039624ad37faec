import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { apiClient, personalToken } from '#tests/support/api-client.ts';
import { createTestApp } from '#tests/support/app.ts';
import { pdfForm } from '#tests/support/documents.ts';
import { dangersIn, parseHtml } from '#tests/support/html.ts';
import { makePdf } from '#tests/support/make-pdf.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';
import { payloads } from './payloads.ts';

// Ways in that are no form: a program, and what stands in a file.
const app = await createTestApp();
const reader = await signedInBrowser(app);
const call = apiClient(app, await personalToken(app, reader.person));

async function expectHarmless(path: string, what: string): Promise<string> {
  const { status, text } = await reader.get(path);
  expect(status, `${path} ${what}`).toBe(200);
  expect(dangersIn(parseHtml(text)), `${path} ${what}`).toEqual([]);
  return text;
}

/** So many at once, each a block of its own in Markdown; then the other way round, for one may swallow those behind it. */
function chunks(size: number): string[][] {
  const parts = Array.from({ length: Math.ceil(payloads.length / size) }, (_, at) => payloads.slice(at * size, (at + 1) * size));
  return [...parts, ...parts.map((part) => [...part].reverse())];
}

describe('hostile text from a program', () => {
  it('in a title and in what is said of it runs on no page', async () => {
    const { body } = await call('POST', '/titles', { body: { type: 'film', name: 'A harmless film' } });
    const id = String(body.id);
    expect((await call('POST', '/reviews', { body: { title_id: id, rating: 50 } })).status).toBe(201);
    for (const part of chunks(40)) {
      const text = part.join('\n\n').replaceAll('\r\n', '\n');
      const changed = await call('PATCH', `/titles/${id}`, { body: { description: text, original_name: part[0] } });
      expect([changed.status, changed.body.description], text).toEqual([200, text.trim()]);
      const said = await call('PATCH', '/reviews', { body: { title_id: id, text } });
      expect([said.status, said.body.text], text).toEqual([200, text.trim()]);
      for (const path of [`/titles/${id}`, `/titles/${id}/reviews`, `/titles/${id}/review`]) await expectHarmless(path, text);
    }
    for (const name of payloads.filter((_, at) => at % 8 === 3)) {
      const { status } = await call('PATCH', `/titles/${id}`, { body: { name: `${name} ${uuidv7()}` } });
      expect([200, 400], name).toContain(status);
      if (status === 200) await expectHarmless(`/titles/${id}`, name);
    }
    for (const path of [`/titles/${id}/versions`, '/titles/films']) await expectHarmless(path, 'afterwards');
  }, 300_000);

  it('in every field of a book runs on no page', async () => {
    const { body } = await call('POST', '/books', { body: { title: 'A harmless book' } });
    for (const part of chunks(40)) {
      const [text, short] = [part.join('\n\n').replaceAll('\r\n', '\n'), part[0] ?? ''];
      const kept = await call('PATCH', `/books/${String(body.id)}`, { body: { description: text, private_notes: text, review: text } });
      expect([kept.status, kept.body.description], text).toEqual([200, text.trim()]);
      // One of these may be too long for its field, or no line.
      const { status } = await call('PATCH', `/books/${String(body.id)}`, { body: { title: short, subtitle: part[1], authors: [part[2]], publisher: part[3] } });
      expect([200, 400], text).toContain(status);
      for (const path of [`/library/books/${String(body.id)}`, `/library/books/${String(body.id)}/edit`]) await expectHarmless(path, text);
    }
  }, 300_000);
});

describe('hostile text in what a PDF says of itself', () => {
  it('is suggested for a book as text, and shown as text on its pages', async () => {
    for (const title of ['"><img src=x onerror=alert(1)>', '</title><script>alert(1)</script>', '[a](javascript:alert(1)) {{7*7}}']) {
      const id = uuidv7();
      const pdf = await makePdf({ pages: [`Page of ${id}`], title, author: `Author ${title}`, subject: `Subject ${title}`, outline: [{ title, page: 1 }], labels: ['<b onclick=alert(1)>'] });
      const { status, location } = await reader.send('POST', '/library/books/new/pdf', pdfForm(pdf, `${title.replaceAll('/', '')}.pdf`, { id }));
      expect([status, location], title).toEqual([303, `/library/books/${id}/edit`]);
      const made = await app.db.book.findUniqueOrThrow({ where: { id } });
      // What looks like a path is no title; the author is suggested all the same.
      if (!title.includes('/')) expect(made.title, 'it came as far as the book').toContain(title.slice(0, 12));
      await until(() => app.db.documentVersion.findFirst({ where: { document: { bookId: id }, state: 'ready' } }), 30_000);
      for (const page of ['', '/edit', '/pdf', '/pdf/details', '/pdf/parts', '/text/1', '/read']) {
        const answer = await reader.get(`/library/books/${id}${page}`);
        expect(answer.status, page).toBeLessThan(500);
        expect(dangersIn(parseHtml(answer.text)), `${page} ${title}`).toEqual([]);
      }
      await expectHarmless(`/library/books/${id}`, title);
    }
  }, 120_000);
});
