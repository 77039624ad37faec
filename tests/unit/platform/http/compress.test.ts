import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chooseEncoding, compress } from '#app/platform/http/compress.server.ts';

describe('choosing an encoding', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'zstd'],
    ['gzip, br', 'br'],
    ['gzip', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['zstd;q=0, *', 'br'],
    ['*;q=0', null],
    ['identity', null],
    ['', null],
    [undefined, null],
  ])('%s → %s', (accepted, chosen) => {
    expect(chooseEncoding(accepted)).toBe(chosen);
  });
});

describe('compressing', () => {
  const text = Buffer.from('<p>кружок</p>'.repeat(500));

  it.each([
    ['zstd', zstdDecompressSync],
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('%s comes back the same', async (encoding, open) => {
    const packed = await compress(text, 'text/html; charset=utf-8', encoding);
    expect(packed.encoding).toBe(encoding);
    expect(packed.body.length).toBeLessThan(text.length / 5);
    expect(open(packed.body).equals(text)).toBe(true);
  });

  it('leaves pictures and small answers alone', async () => {
    expect((await compress(text, 'image/webp', 'br')).encoding).toBeNull();
    expect((await compress(Buffer.from('ok'), 'text/html', 'br')).encoding).toBeNull();
  });
});
