import { AppError } from '#app/platform/http/app-error.ts';
import { countChanged, readAnswers } from '../model/form-fields.ts';
import { getFormFields } from '../queries/get-form-fields.server.ts';
import { saveForm } from './save-edit.server.ts';
import type { EditingCtx } from './start-edit.server.ts';

/** Answers to the file's own form, named `a0`, `a1` … after its fields; held against what these allow. */
export async function answerForm(ctx: EditingCtx, input: { bookId: string; id: string; baseId: string; password?: string; answers: unknown }): Promise<void> {
  const { fields } = await getFormFields(ctx, input);
  const typed = (typeof input.answers === 'object' && input.answers !== null ? input.answers : {}) as Record<string, unknown>;
  const { answers, problems } = readAnswers(fields ?? [], (index) => textsOf(typed[`a${index}`]));
  if (problems.length > 0) {
    throw new AppError('invalid', { fields: Object.fromEntries(problems.map(({ index, reason }) => [`answers.a${index}`, [`editing:errors.${reason}`]])) });
  }
  await saveForm(ctx, { ...input, answers, changed: countChanged(fields ?? [], answers) });
}

const textsOf = (value: unknown): string[] => [value ?? []].flat().filter((text): text is string => typeof text === 'string');
