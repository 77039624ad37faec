import type { OpenedFile } from '#app/kernel/files/index.server.ts';
import { sendObject } from '#app/platform/http/send-object.server.ts';

/** Only the WebP that we made ourselves is shown in pages, and a browser may keep it for an hour; all else is saved. */
export function sendFile(request: Request, file: OpenedFile): Promise<Response> {
  const isInline = file.kind === 'picture';
  const read = (range?: { start: number; end: number }) => file.read(range, { reuse: true });
  return sendObject(request, { ...file, read, isInline, cacheControl: isInline ? 'private, max-age=3600' : 'private, no-cache' });
}
