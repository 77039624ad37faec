import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endsAsZip, looksLikeMarkup, startsAsPdf } from '#app/kernel/files/model/content.ts';
import { cleanFileName, withEnding } from '#app/kernel/files/model/file-name.ts';
import { bestFit, widthsFor } from '#app/kernel/files/model/picture-profiles.ts';
import { createBench } from '#app/kernel/files/index.server.ts';

describe('a file’s name', () => {
  it.each([
    ['Обломов, ч. 1.pdf', 'Обломов, ч. 1.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system.ini', 'system.ini'],
    ['C:\\fakepath\\кот.png', 'кот.png'],
    ['..', 'file'],
    ['/', 'file'],
    ['', 'file'],
    ['a\u0000.png', 'a.png'],
    ['a\r\nX-Evil: 1.png', 'aX-Evil 1.png'],
    ['CON', '_CON'],
    ['nul.png', '_nul.png'],
    ['com1', '_com1'],
    ['console.png', 'console.png'],
    ['photo\u202egnp.exe', 'photognp.exe'],
    ['a\u200bb.png', 'ab.png'],
    ['  .hidden. ', 'hidden'],
    ['a"b<c>d|e?f*.png', 'abcdef.png'],
    ['\ud83d.png', 'png'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(cleanFileName(typed)).toBe(kept);
  });

  it('of 300 letters is cut and keeps its ending', () => {
    const name = cleanFileName(`${'я'.repeat(300)}.jpeg`);
    expect(name).toHaveLength(120);
    expect(name.endsWith('.jpeg')).toBe(true);
    expect(cleanFileName('😀'.repeat(300)).isWellFormed()).toBe(true);
  });

  it('is never a path, never empty, never broken', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
      const name = cleanFileName(typed);
      expect(name).toMatch(/^[^\u0000-\u001f/\\"]{1,121}$/u);
      expect(name.isWellFormed()).toBe(true);
      expect(['.', '..']).not.toContain(name);
    }));
  });

  it('takes the ending of what the file became', () => {
    expect(withEnding('a.b.jpeg', 'webp')).toBe('a.b.webp');
    expect(withEnding('.png', 'webp')).toBe('file.webp');
    expect(withEnding('обложка', 'webp')).toBe('обложка.webp');
  });
});

describe('content', () => {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
  it('of markup is known in any guise', () => {
    for (const text of ['<svg', ' \n<?xml version', '<!DOCTYPE html', '<HTML>', '<!-- a --><svg', '<script>']) expect(looksLikeMarkup(bytes(text))).toBe(true);
    for (const text of ['GIF89a', '\x89PNG', 'a < b', '']) expect(looksLikeMarkup(bytes(text))).toBe(false);
  });

  it('of a PDF begins as one and ends as nothing else', () => {
    expect(startsAsPdf(bytes('%PDF-1.7\n'))).toBe(true);
    expect(startsAsPdf(bytes(' %PDF-1.7'))).toBe(false);
    expect(startsAsPdf(bytes('%PD'))).toBe(false);
    const zipEnd = Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]);
    expect(endsAsZip(new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.4 … %%EOF'), zipEnd])))).toBe(true);
    const commented = Buffer.concat([zipEnd.subarray(0, 20), Buffer.from([3, 0]), Buffer.from('abc')]);
    expect(endsAsZip(new Uint8Array(commented))).toBe(true);
    expect(endsAsZip(new Uint8Array(Buffer.concat([zipEnd, Buffer.from('more')])))).toBe(false);
    expect(endsAsZip(bytes('%PDF-1.4 … %%EOF\n'))).toBe(false);
  });
});

describe('the widths of a picture', () => {
  it.each([['cover', 5000, [160, 400, 800]], ['cover', 800, [160, 400, 800]], ['cover', 500, [160, 400, 500]], ['cover', 100, [100]], ['banner', 900, [800, 900]]] as const)('%s of %i px: %j', (profile, natural, widths) => {
    expect(widthsFor(profile, natural)).toEqual(widths);
  });

  it('are chosen as the smallest that fills', () => {
    const kept = [{ width: 800 }, { width: 160 }, { width: 400 }];
    expect([1, 160, 161, 800, 9999].map((asked) => bestFit(kept, asked)?.width)).toEqual([160, 160, 400, 800, 800]);
  });
});

describe('the bench', () => {
  it('has two places and a line of a certain length', async () => {
    const bench = createBench(2, 3);
    let working = 0;
    let most = 0;
    const gates: (() => void)[] = [];
    const work = () => bench(async () => {
      working += 1;
      most = Math.max(most, working);
      await new Promise<void>((open) => gates.push(open));
      working -= 1;
    });
    const all = Array.from({ length: 5 }, work);
    await expect(work()).rejects.toMatchObject({ code: 'unavailable' });
    while (gates.length > 0) {
      gates.shift()?.();
      await new Promise((next) => setImmediate(next));
    }
    await Promise.all(all);
    expect(most).toBe(2);
    await expect(bench(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await bench(async () => 'free again')).toBe('free again');
  });
});
