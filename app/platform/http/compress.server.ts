import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const zstd = typeof zstdCompress === 'function' ? promisify(zstdCompress) : null;

const minimumBytes = 1024;
const compressible = /^(text\/|application\/(json|javascript|manifest\+json|xml)|image\/svg)/;

export type Encoding = 'zstd' | 'br' | 'gzip';

/** The best encoding the client takes, by our order (speed first), honouring `q=0`. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding | null {
  const refused = new Set<string>();
  const taken = new Set<string>();
  for (const part of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.trim().split(';');
    const isRefused = parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter));
    (isRefused ? refused : taken).add(name.trim());
  }
  const accepts = (name: string) => taken.has(name) || (taken.has('*') && !refused.has(name));
  if (zstd && accepts('zstd')) return 'zstd';
  if (accepts('br')) return 'br';
  return accepts('gzip') ? 'gzip' : null;
}

/** The body as it goes out; small or binary ones stay as they are. */
export async function compress(body: Buffer, contentType: string, acceptEncoding: string | undefined): Promise<{ body: Buffer; encoding: Encoding | null }> {
  const encoding = acceptEncoding !== undefined && compressible.test(contentType) && body.length >= minimumBytes ? chooseEncoding(acceptEncoding) : null;
  return { body: encoding === null ? body : await encode(body, encoding), encoding };
}

async function encode(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'zstd' && zstd) return zstd(body, { params: { [constants.ZSTD_c_compressionLevel]: 3 } });
  if (encoding === 'br') return brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } });
  return zip(body, { level: 6 });
}
