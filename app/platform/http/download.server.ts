import { Readable } from 'node:stream';

/** A file made while it is sent. `name` is ours, plain ASCII. */
export function download(pieces: AsyncIterable<string> | Iterable<string>, file: { type: string; name: string }): Response {
  const body = Readable.toWeb(Readable.from(pieces).map((piece: string) => Buffer.from(piece))) as ReadableStream<Uint8Array>;
  return new Response(body, {
    headers: {
      'Content-Type': file.type,
      'Content-Disposition': `attachment; filename="${file.name}"`,
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
      'Cache-Control': 'no-store',
    },
  });
}
