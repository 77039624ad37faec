import { invalidField } from '#app/platform/http/app-error.ts';
import { normalizeLineEnds } from '#app/platform/text/line-ends.ts';
import type { DetailsPlan } from '../model/edit-plan.ts';
import { readOutline, writeOutline } from '../model/outline-lines.ts';
import type { OutlineItem } from '../model/outline-lines.ts';
import { getDesk } from '../queries/get-desk.server.ts';
import type { Desk } from '../queries/get-desk.server.ts';
import type { DetailsInput } from '../schema.ts';
import type { Say } from './arrange-grid.server.ts';
import { saveDetails } from './save-edit.server.ts';
import type { EditingCtx } from './start-edit.server.ts';

/** Title, author, language and outline: what differs from the file goes into a new version of it. */
export async function changeDetails(ctx: EditingCtx, input: { bookId: string; values: DetailsInput; say: Say }): Promise<void> {
  const { bookId, values, say } = input;
  const { version } = await getDesk(ctx, { bookId });
  const details: DetailsPlan = {
    ...(values.title !== version.title && { title: values.title }),
    ...(values.author !== version.author && { author: values.author }),
    ...(values.language && { language: values.language }),
    ...changedOutline(version, values.outline, say),
  };
  await saveDetails(ctx, { ...values, bookId, details });
}

/** As it stands in the form before anybody typed. */
export const outlineText = ({ outline, pageLabels }: Desk['version']): string => writeOutline((outline ?? []) as OutlineItem[], pageLabels);

function changedOutline(version: Desk['version'], typed: string, say: Say): { outline?: OutlineItem[] } {
  const text = normalizeLineEnds(typed).trimEnd();
  if (text === outlineText(version).trimEnd()) return {};
  const outline = readOutline(text, { pageCount: version.pageCount, labels: version.pageLabels });
  if (Array.isArray(outline)) return { outline };
  throw invalidField('outline', say(`editing:errors.outline.${outline.reason}`, { line: outline.line }));
}
