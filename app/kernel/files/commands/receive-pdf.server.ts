import type { FileCtx } from '../keeping.ts';
import { receiveFile } from './receive-file.server.ts';
import type { Received } from './receive-file.server.ts';
import { storePdf } from './store-stream.server.ts';
import type { StoredStream } from './store-stream.server.ts';

/** The PDF of a form, kept as it arrives, and the form's other fields. */
export async function receivePdf(ctx: FileCtx, request: Request, { field }: { field: string }): Promise<Received<StoredStream>> {
  const take = ({ name, pieces }: { name: string; pieces: AsyncIterable<Uint8Array> }) => storePdf(ctx, pieces, { name });
  return (await receiveFile(request, { field, take, tooLarge: 'pdfTooLarge', missing: 'noPdf' })) as Received<StoredStream>;
}
