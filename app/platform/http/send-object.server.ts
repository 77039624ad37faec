import { ReadableStream } from 'node:stream/web';
import { holdsTag, readRange } from './byte-range.ts';
import { contentDisposition } from './content-disposition.ts';

export type SentObject = {
  name: string;
  /** From a fixed list, never what an uploader said. */
  type: string;
  size: number;
  /** Strong: these bytes and no others. */
  etag: string;
  /** Shown in the page; anything else is saved. */
  isInline: boolean;
  cacheControl: string;
  /** Each piece is sent before the next one is asked for, so they may share their memory. */
  read(range?: { start: number; end: number }): Promise<AsyncIterable<Uint8Array>>;
};

/** Stored bytes as an answer: conditional, whole or a part, streamed; nothing in them can act in our name. */
export async function sendObject(request: Request, object: SentObject): Promise<Response> {
  const { size, etag } = object;
  const headers = new Headers({
    'ETag': etag,
    'Cache-Control': object.cacheControl,
    // Another person's browser on the same machine asks anew.
    'Vary': 'Cookie',
    'Accept-Ranges': 'bytes',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
    'Content-Disposition': contentDisposition(object.isInline ? 'inline' : 'attachment', object.name),
  });
  if (holdsTag(request.headers.get('if-none-match'), etag)) {
    headers.delete('Content-Disposition');
    return new Response(null, { status: 304, headers });
  }
  headers.set('Content-Type', object.type);
  const isHead = request.method === 'HEAD';
  const range = isHead ? 'whole' : rangeOf(request, object);
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}`, 'Cache-Control': 'no-store', 'Accept-Ranges': 'bytes' } });
  }
  const part = range === 'whole' ? undefined : range;
  headers.set('Content-Length', String(part ? part.end - part.start + 1 : size));
  if (part) headers.set('Content-Range', `bytes ${part.start}-${part.end}/${size}`);
  const body = isHead || size === 0 ? null : ReadableStream.from(await object.read(part)) as unknown as BodyInit;
  return new Response(body, { status: part ? 206 : 200, headers });
}

/** With If-Range the part is wanted only of the very bytes the client has begun with; a date says too little. */
function rangeOf(request: Request, { size, etag }: SentObject) {
  const condition = request.headers.get('if-range');
  return condition !== null && condition.trim() !== etag ? 'whole' : readRange(request.headers.get('range'), size);
}
