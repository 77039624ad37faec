import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeError, topOwnFrame } from '#app/platform/errors/describe-error.ts';
import { scrubText } from '#app/platform/errors/scrub-text.ts';

describe('the text of an error', () => {
  it.each([
    ['an address', 'cannot write to anna.ivanova@example.org now', 'cannot write to [address] now'],
    ['an id', 'no row 0190a0a0-0000-7000-8000-000000000001', 'no row :id'],
    ['a link', 'GET https://circle.example/sign-in/code?link=abc failed', 'GET [url] failed'],
    ['a database address', 'connect postgresql://kruzhok:secret@db/kruzhok', 'connect [url]'],
    ['an IPv4 address', 'refused by 203.0.113.7', 'refused by [ip]'],
    ['an IPv6 address', 'refused by 2001:db8::7', 'refused by [ip]'],
    ['a token', 'bad session aGVsbG8gd29ybGQgMTIzNDU2Nzg5MA', 'bad session [token]'],
    ['numbers', 'row 12 of 3,400 took 1.5 s', 'row # of # took # s'],
    ['what was typed', 'Unexpected token \'а\', "мой дневник" is not valid JSON', 'Unexpected token \'…\', "…" is not valid JSON'],
    ['a value', 'invalid input syntax for type uuid: "anna"', 'invalid input syntax for type uuid: "…"'],
    ['a value in the database’s message', 'Code: `22P02`. Message: `invalid input syntax: "мой дневник"`', 'Code: `22P02`. Message: `invalid input syntax: "…"`'],
    ['a path', "ENOENT: no such file or directory, open '/home/anna/books.pdf'", "ENOENT: no such file or directory, open '…'"],
    ['more lines', 'one\r\nSet-Cookie: x\u2028two', 'one Set-Cookie: x two'],
  ])('loses %s', (_what, text, expected) => {
    expect(scrubText(text)).toBe(expected);
  });

  it.each([
    "Cannot read properties of undefined (reading 'map')",
    'duplicate key value violates unique constraint "User_emailKey_key"',
    'column "deletionDueAt" does not exist',
    'Invalid `prisma.$queryRaw()` invocation: Raw query failed. Code: `42P01`. Message: `relation "Book" does not exist`',
    'PrismaClientKnownRequestError P2010',
  ])('keeps what names code: %s', (text) => {
    expect(scrubText(text)).toBe(text);
  });

  it('keeps its numbers where only the owner reads it', () => {
    expect(scrubText('Resend 429 for anna@example.org from 10.0.0.5:587', { keepsNumbers: true })).toBe('Resend 429 for [address] from [ip]:587');
  });

  it('is one line of limited length whatever comes in, and never an address', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.emailAddress(), (text, address) => {
      const scrubbed = scrubText(`${text} ${address} ${text}`);
      expect(scrubbed.length).toBeLessThanOrEqual(500);
      expect(scrubbed).not.toMatch(/[\u0000-\u001f\u007f\u2028\u2029]/);
      expect(scrubbed).not.toContain(address);
    }), { numRuns: 100 });
  });

  it('of a hundred thousand signs takes no time', () => {
    for (const sign of ['"', 'a@', '1.', ':', 'a1-', ' # ']) {
      const from = performance.now();
      scrubText(sign.repeat(100_000));
      expect(performance.now() - from, sign).toBeLessThan(300);
    }
  });
});

const thrownBy = (text: string): Error => new Error(text);

describe('the fingerprint', () => {
  it('is one for the same fault with other people’s data, another for another fault', () => {
    const one = describeError(thrownBy('no row 0190a0a0-0000-7000-8000-000000000001 for anna@example.org'), 'x');
    const same = describeError(thrownBy('no row 0190a0a0-0000-7000-8000-0000000000ff for boris@example.net'), 'x');
    const other = describeError(thrownBy('no table'), 'x');
    expect(same).toEqual(one);
    expect(other.fingerprint).not.toBe(one.fingerprint);
    expect(describeError(new TypeError('no table'), 'x').fingerprint).not.toBe(other.fingerprint);
    expect(one.message).toBe('Error: no row :id for [address]');
  });

  it.each([[undefined], [null], ['only words'], [42], [{ odd: true }], [Object.create(null)], [Object.assign(new Error('with a code'), { code: 'P2010' })]])('exists for whatever is thrown: %#', (thrown) => {
    expect(describeError(thrown, 'place').fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it('looks at the first frame of our own, without line and folder', () => {
    const stack = (line: number) => `Error: x\n    at Query.run (/srv/k/node_modules/pg/lib/query.js:1:2)\n    at async addBook (file:///srv/k/app/domains/library/commands/add-book.server.ts:${line}:9)\n    at other (/srv/k/app/x.ts:1:1)`;
    expect(topOwnFrame(stack(10))).toBe('addBook app/domains/library/commands/add-book.server.ts');
    expect(topOwnFrame(stack(11))).toBe(topOwnFrame(stack(10)));
    expect(topOwnFrame('Error: x\n    at file:///srv/k/build/server/index.js:10:2')).toBe('anonymous build/server/index.js');
    expect(topOwnFrame('Error: x\n    at node:internal/x:1:1')).toBeNull();
  });
});
