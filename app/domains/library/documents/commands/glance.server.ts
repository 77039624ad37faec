import { withLocalFile } from '#app/kernel/files/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { PdfAbout } from '../pdf-process/about.ts';
import type { PdfDesk } from '../pdf-process.server.ts';
import { glanceTask } from '../pdf-process/tasks.ts';

type Ctx = { db: Db; files: FileKeeping; pdf: PdfDesk; viewer: { id: string } };

export type Glance = { about: PdfAbout; /** What is printed largest on the first page. */ heading: string };

/** What one's own PDF says of itself, at once; throws a PdfProblem where that cannot be said. */
export async function glanceAt(ctx: Ctx, { fileId, password }: { fileId: string; password?: string }): Promise<Glance> {
  let about: PdfAbout | null = null;
  let heading = '';
  await withLocalFile(ctx, { id: fileId }, ({ path }) => ctx.pdf.run(glanceTask, { path, password, from: 1, to: 1 }, {
    reads: [path],
    onPiece: (piece) => {
      if ('about' in piece) about = piece.about;
      else heading = piece.pages[0]?.heading ?? '';
    },
  }));
  if (about === null) throw new Error('a PDF was looked at without a word about it');
  return { about, heading };
}
