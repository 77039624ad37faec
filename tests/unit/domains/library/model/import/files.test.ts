import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delimiterOf, recogniseColumns } from '#app/domains/library/model/import/columns.ts';
import type { Columns } from '#app/domains/library/model/import/columns.ts';
import { EncodingDetector, decode } from '#app/platform/csv/encoding.ts';
import { parseRow } from '#app/domains/library/model/import/parse-row.ts';
import { FileProblem } from '#app/platform/csv/file-problem.ts';
import { readRows } from '#app/domains/library/model/import/read-rows.ts';

const header = 'Title,Author,My Rating,Exclusive Shelf';

function slices(bytes: Uint8Array, size: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return pieces;
}

/** The whole way of a file, in pieces of any size. */
async function read(bytes: Uint8Array, size = 7) {
  const pieces = slices(bytes, size);
  const detector = new EncodingDetector();
  for (const piece of slices(bytes, Math.max(size, 64))) detector.push(piece);
  const encoding = detector.finish();
  let columns: Columns | null = null;
  const rows = [];
  for await (const { line, cells } of readRows(decode(pieces, encoding), (found) => (columns = found))) {
    rows.push({ line, ...parseRow(cells, columns!, '2026-11-21') });
  }
  return { encoding, columns: columns as Columns | null, rows };
}

const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const cp1251 = (text: string) => Buffer.from([...text].map((char) => {
  const code = char.codePointAt(0)!;
  return code >= 0x410 && code <= 0x44f ? code - 0x350 : char === 'ё' ? 0xb8 : code;
}));

const russian = `${header}\nТихий Дон,Михаил Шолохов,5,read\n`;

describe('the encoding', () => {
  it.each([
    ['UTF-8', Buffer.from(russian), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${russian}`), 'utf-8'],
    ['UTF-16LE with a mark', utf16(`\ufeff${russian}`), 'utf-16le'],
    ['UTF-16BE with a mark', utf16(`\ufeff${russian}`, true), 'utf-16be'],
    ['UTF-16LE without', utf16(russian), 'utf-16le'],
    ['UTF-16BE without', utf16(russian, true), 'utf-16be'],
    ['Windows-1251', cp1251(russian), 'windows-1251'],
    ['Windows-1252', Buffer.from(russian.replace('Тихий Дон', 'Café').replace('Михаил Шолохов', 'Zoé'), 'latin1'), 'windows-1252'],
  ])('%s is seen', async (_name, bytes, encoding) => {
    for (const size of [1, 2, 3, 5, 4096]) {
      const file = await read(bytes, size);
      expect(file.encoding).toBe(encoding);
      expect(file.rows[0]?.record.title).toBe(encoding === 'windows-1252' ? 'Café' : 'Тихий Дон');
      expect(file.columns?.at.title).toBe(0);
    }
  });

  it.each([
    ['%PDF-1.7', 'pdf'], ['PK\u0003\u0004', 'workbook'], ['\u001f\u008b', 'archive'], ['Title,Author\u0000\u0000\u0000', 'binary'], ['', 'empty'],
  ])('%j is refused', (text, problem) => {
    const detector = new EncodingDetector();
    expect(() => {
      detector.push(Buffer.from(text, 'latin1'));
      detector.finish();
    }).toThrow(expect.objectContaining({ problem }));
  });
});

describe('the header', () => {
  it.each([[',', header], [';', header.replaceAll(',', ';')], ['\t', header.replaceAll(',', '\t')]])('delimiter %j', (delimiter, line) => {
    expect(delimiterOf(line)).toBe(delimiter);
  });

  it('is read by name, in any order and case', () => {
    expect(recogniseColumns([' exclusive SHELF', 'author', 'Unknown', '\ufeffTitle'])).toMatchObject({ format: 'goodreads', at: { shelf: 0, author: 1, title: 3 } });
    expect(recogniseColumns(['Title', 'Authors', 'Read Status'])).toMatchObject({ format: 'storygraph' });
  });

  it.each([[['1', '2'], 'noHeader'], [['Title', 'Price'], 'unknownColumns'], [['Author', 'My Rating'], 'unknownColumns']])('%j is refused', (cells, problem) => {
    expect(() => recogniseColumns(cells)).toThrow(expect.objectContaining({ problem }));
  });
});

describe('rows', () => {
  it('know their line, through blank lines and quoted ones', async () => {
    const file = await read(Buffer.from(`sep=,\r\n${header}\r\n\r\n"A\nB",X,1,read\r\nC,Y,2,read\r\n,,,\r\nD,Z,3,read`), 3);
    expect(file.rows.map(({ line, record }) => [line, record.title])).toEqual([[4, 'A B'], [6, 'C'], [8, 'D']]);
  });

  it('are left out, with the reason, when they cannot be told apart or have no title', async () => {
    const file = await read(Buffer.from(`${header}\n,X,1,read\nA,B,C,1,read\nA,B\n`));
    expect(file.rows.map(({ skip }) => skip)).toEqual(['noTitle', 'columns', null]);
  });

  it('take old spreadsheets’ ISBNs, quoted or not', async () => {
    const file = await read(Buffer.from('Title,Author,ISBN,ISBN13,My Rating\nA,X,="0439785960",="",1\nB,Y,"=""043942089X""","=""9780439420891""",1\nC,Z,0439785961,,1\n'));
    expect(file.rows.map(({ record }) => [record.isbn13, record.isbn10, record.notes])).toEqual([
      ['9780439785969', '0439785960', []], ['9780439420891', '043942089X', []], [null, null, ['isbn']],
    ]);
  });

  it.each([
    [`${header}\nA,B,1,read\n"C,D\n`, 'unclosedQuote', 3],
    [`${header}\n"${'x'.repeat(1_100_000)}",B,1,read\n`, 'rowTooLong', 2],
  ])('of a broken file end in a problem', async (text, problem, line) => {
    await expect(read(Buffer.from(text), 65_536)).rejects.toMatchObject({ problem, details: { line } });
  });

  it('come back from what a CSV writer wrote', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'Ж', ',', ';', '"', '\n', ' ', '\t', "'", '=', '1', '😀'), maxLength: 12 });
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), fc.constantFrom(',', ';', '\t'), fc.integer({ min: 1, max: 40 }), async (rows, delimiter, size) => {
      const text = stringify([['Title', 'Author', 'My Rating', 'Book Id'], ...rows.map(([title, author], index) => [title, author, '1', `b${index}`])], { delimiter });
      const file = await read(Buffer.from(text), size);
      const line = (value: string) => value.replace(/[\s]+/g, ' ').trim();
      expect(file.rows).toHaveLength(rows.length);
      file.rows.forEach(({ record }, index) => expect(line(record.title)).toBe(line(rows[index]![0].replace(/^'(?='*[=+\-@\t])/, ''))));
    }), { numRuns: 150 });
  });

  it('of anything at all are rows or an FileProblem, never another error', async () => {
    const piece = fc.oneof(fc.constantFrom(header, '\n', '\r\n', ',', '"', ';', '\t', '=""', "'", 'read', '-50', '2021/03/01-', '<br>', '&#x'), fc.string({ maxLength: 8 }));
    const texts = fc.array(piece, { maxLength: 30 }).map((parts) => Buffer.from(`${header}\n${parts.join('')}`));
    await fc.assert(fc.asyncProperty(fc.oneof(texts, fc.uint8Array({ maxLength: 200 })), fc.integer({ min: 1, max: 64 }), async (bytes, size) => {
      try {
        for (const { record } of (await read(bytes, size)).rows) {
          expect(record.title.length).toBeLessThanOrEqual(500);
          expect(record.rating === null || (record.rating >= 0 && record.rating <= 100)).toBe(true);
          expect(JSON.stringify(record)).not.toContain('\\u0000');
        }
      } catch (error) {
        if (!(error instanceof FileProblem)) throw error;
      }
    }), { numRuns: 400 });
  });
});
