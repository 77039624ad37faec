import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsTag, readRange } from '#app/platform/http/byte-range.ts';
import { contentDisposition } from '#app/platform/http/content-disposition.ts';
import { sendObject } from '#app/platform/http/send-object.server.ts';
import type { SentObject } from '#app/platform/http/send-object.server.ts';

describe('a range', () => {
  it.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-1000', { start: 90, end: 99 }],
    ['bytes=-5', { start: 95, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['BYTES=1-2', { start: 1, end: 2 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=100-200', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    [null, 'whole'],
    ['', 'whole'],
    ['bytes=', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=5-2', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['bytes=0-1, -1', 'whole'],
    ['lines=0-1', 'whole'],
    ['bytes=0x1-2', 'whole'],
    ['bytes=-1-2', 'whole'],
    ['bytes=1e1-20', 'whole'],
    [`bytes=${'9'.repeat(40)}-`, 'whole'],
  ])('%s of 100 bytes is %j', (header, expected) => {
    expect(readRange(header, 100)).toEqual(expected);
  });

  it('of nothing cannot be had', () => {
    expect(readRange('bytes=0-', 0)).toBe('unsatisfiable');
    expect(readRange('bytes=-1', 0)).toBe('unsatisfiable');
  });

  it('always lies within, whatever is asked', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `bytes=${a}-${b}`)), fc.nat(10_000), (header, size) => {
      const range = readRange(header, size);
      if (typeof range === 'string') return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeLessThan(size);
      expect(range.start).toBeLessThanOrEqual(range.end);
    }));
  });
});

describe('a tag', () => {
  it.each([['"a"', true], ['W/"a"', true], ['"b", "a"', true], ['*', true], ['"b"', false], ['a', false], ['', false], [null, false]])('%s is held: %s', (header, expected) => {
    expect(holdsTag(header, '"a"')).toBe(expected);
  });
});

describe('a name in a header', () => {
  it.each([
    ['plain.pdf', 'attachment; filename="plain.pdf"'],
    ['Обломов.pdf', `attachment; filename="_______.pdf"; filename*=UTF-8''%D0%9E%D0%B1%D0%BB%D0%BE%D0%BC%D0%BE%D0%B2.pdf`],
    ['a"b;c\\d%2f.pdf', `attachment; filename="a_b_c_d_2f.pdf"; filename*=UTF-8''a%22b%3Bc%5Cd%252f.pdf`],
    ["it's (1)*.pdf", `attachment; filename="it's (1)*.pdf"`],
    ['a 🙂.pdf', `attachment; filename="a __.pdf"; filename*=UTF-8''a%20%F0%9F%99%82.pdf`],
    ['a\r\nSet-Cookie: x=1', 'attachment; filename="aSet-Cookie: x=1"'],
    ['\ud800', `attachment; filename="_"; filename*=UTF-8''%EF%BF%BD`],
  ])('%j', (name, expected) => {
    expect(contentDisposition('attachment', name)).toBe(expected);
  });

  it('never leaves its place', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (name) => {
      const header = contentDisposition('inline', name);
      expect(header).toMatch(/^inline; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"(; filename\*=UTF-8''[\w!#$&+.^`|~%-]*)?$/);
      expect(() => new Headers({ 'Content-Disposition': header })).not.toThrow();
    }));
  });
});

const bytes = Buffer.from('0123456789');
let reads = 0;
const object: SentObject = {
  name: 'a.pdf', type: 'application/pdf', size: 10, etag: '"tag"', isInline: false, cacheControl: 'private',
  read: async (range) => {
    reads += 1;
    return (async function* () {
      yield range ? bytes.subarray(range.start, range.end + 1) : bytes;
    })();
  },
};

const ask = (headers: Record<string, string> = {}, method = 'GET') => sendObject(new Request('http://x.test/', { method, headers }), object);

describe('an object', () => {
  it('is sent whole', async () => {
    const answer = await ask();
    expect([answer.status, await answer.text(), answer.headers.get('content-length'), answer.headers.get('etag'), answer.headers.get('accept-ranges')]).toEqual([200, '0123456789', '10', '"tag"', 'bytes']);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a.pdf"');
  });

  it.each<[Record<string, string>, number, string, string | null]>([
    [{ range: 'bytes=2-4' }, 206, '234', 'bytes 2-4/10'],
    [{ range: 'bytes=-3' }, 206, '789', 'bytes 7-9/10'],
    [{ range: 'bytes=10-' }, 416, '', 'bytes */10'],
    [{ range: 'bytes=0-1,3-4' }, 200, '0123456789', null],
    [{ 'range': 'bytes=2-4', 'if-range': '"tag"' }, 206, '234', 'bytes 2-4/10'],
    [{ 'range': 'bytes=2-4', 'if-range': '"other"' }, 200, '0123456789', null],
    [{ 'range': 'bytes=2-4', 'if-range': 'W/"tag"' }, 200, '0123456789', null],
    [{ 'range': 'bytes=2-4', 'if-range': 'Wed, 21 Oct 2015 07:28:00 GMT' }, 200, '0123456789', null],
    [{ 'if-none-match': '"tag"' }, 304, '', null],
    [{ 'if-none-match': '"tag"', 'range': 'bytes=2-4' }, 304, '', null],
  ])('asked with %j answers %i', async (headers, status, text, range) => {
    const answer = await ask(headers);
    expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([status, text, range]);
  });

  it('is not read for a HEAD', async () => {
    const before = reads;
    const answer = await ask({ range: 'bytes=2-4' }, 'HEAD');
    expect([answer.status, answer.headers.get('content-length'), answer.body]).toEqual([200, '10', null]);
    expect(reads).toBe(before);
  });
});
