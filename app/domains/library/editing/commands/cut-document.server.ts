import { createHash } from 'node:crypto';
import { invalidField } from '#app/platform/http/app-error.ts';
import { normalizeLineEnds } from '#app/platform/text/line-ends.ts';
import type { OutlineItem } from '../model/outline-lines.ts';
import { proposeParts, readParts } from '../model/part-lines.ts';
import { getDesk } from '../queries/get-desk.server.ts';
import type { Desk } from '../queries/get-desk.server.ts';
import type { PartsInput } from '../schema.ts';
import type { Say } from './arrange-grid.server.ts';
import { splitDocument } from './save-edit.server.ts';
import type { EditingCtx } from './start-edit.server.ts';

/** The parts of a file become books of their own, or files to take away. */
export async function cutDocument(ctx: EditingCtx, input: { bookId: string; values: PartsInput; say: Say }): Promise<void> {
  const { bookId, values, say } = input;
  const { version, book } = await getDesk(ctx, { bookId });
  const parts = readParts(normalizeLineEnds(values.parts), { pageCount: version.pageCount, labels: version.pageLabels }, (number) => say('editing:parts.titleOf', { title: book.title.slice(0, 470), number }));
  if (!Array.isArray(parts)) throw invalidField('parts', say(`editing:errors.parts.${parts.reason}`, { line: parts.line }));
  await splitDocument(ctx, { ...values, bookId, parts: parts.map((part, index) => ({ ...part, id: partId(values.id, index) })) });
}

export const partsProposal = ({ outline, pageCount, pageLabels }: Desk['version']): string => proposeParts((outline ?? []) as OutlineItem[], { pageCount, labels: pageLabels });

/** The same saving names the same books, however often it is begun. */
function partId(editId: string, index: number): string {
  const bytes = createHash('sha256').update(`${editId}/${index}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
