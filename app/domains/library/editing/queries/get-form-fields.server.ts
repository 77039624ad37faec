import { withVersion } from '../../documents/index.server.ts';
import type { EditingCtx } from '../commands/start-edit.server.ts';
import type { FormField } from '../model/form-fields.ts';
import { fieldsTask } from '../work/tasks.ts';
import { getDesk } from './get-desk.server.ts';
import type { Desk } from './get-desk.server.ts';

/** The fields of the file's form; null where they cannot be read. They are read once for each version. */
export async function getFormFields(ctx: EditingCtx, input: { bookId: string; editId?: string | null }): Promise<{ desk: Desk; fields: FormField[] | null }> {
  const desk = await getDesk(ctx, input);
  const { version } = desk;
  if (!version.hasForm || desk.obstacle !== null) return { desk, fields: [] };
  const known = await ctx.db.versionForm.findUnique({ where: { versionId: version.id }, select: { fields: true } });
  if (known) return { desk, fields: known.fields as unknown as FormField[] };
  const fields = await readFields(ctx, version.id);
  if (fields) await ctx.db.versionForm.createMany({ data: [{ versionId: version.id, fields: fields as unknown as object[] }], skipDuplicates: true });
  return { desk, fields };
}

/** A form that is damaged, or a file whose password is not remembered, is no fault of the house. */
async function readFields(ctx: EditingCtx, versionId: string): Promise<FormField[] | null> {
  try {
    const result = await withVersion(ctx, { versionId }, ({ path, password, pageCount }) =>
      ctx.pdf.run(fieldsTask, { path, password, pageCount: pageCount ?? 0 }, { reads: [path] }));
    return 'done' in result ? result.done : null;
  } catch (error) {
    if ((error as { name?: string }).name !== 'PdfProblem') ctx.log.warn({ err: error, versionId }, 'the form of a PDF was not read');
    return null;
  }
}
