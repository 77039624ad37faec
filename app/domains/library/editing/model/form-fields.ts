import { normalizeLineEnds } from '#app/platform/text/line-ends.ts';

type About = { name: string; isRequired: boolean };

/** A field of a PDF's form as a page can show it. */
export type FormField =
  | (About & { kind: 'text'; value: string; isLong: boolean; maxLength: number })
  | (About & { kind: 'check'; value: boolean })
  | (About & { kind: 'radio'; value: string; options: string[] })
  | (About & { kind: 'select'; value: string[]; options: string[]; isMultiple: boolean });

/** By the field's name. */
export type FormAnswers = Record<string, string | boolean | string[]>;

export type AnswerProblem = { index: number; reason: 'tooLong' | 'notAnOption' };

/** What came with the form, field by field (`typed(i)` = all values of the i-th), held against what the fields allow. */
export function readAnswers(fields: readonly FormField[], typed: (index: number) => string[]): { answers: FormAnswers; problems: AnswerProblem[] } {
  const answers: FormAnswers = {};
  const problems: AnswerProblem[] = [];
  fields.forEach((field, index) => {
    const values = typed(index);
    const answer = readAnswer(field, values);
    if (typeof answer === 'object' && 'reason' in answer) problems.push({ index, reason: answer.reason });
    else answers[field.name] = answer;
  });
  return { answers, problems };
}

function readAnswer(field: FormField, values: string[]): FormAnswers[string] | { reason: AnswerProblem['reason'] } {
  const [first = ''] = values;
  if (field.kind === 'check') return values.length > 0;
  if (field.kind === 'text') {
    const text = normalizeLineEnds(first).toWellFormed();
    return text.length > field.maxLength ? { reason: 'tooLong' } : text;
  }
  const chosen = values.filter((value) => value !== '');
  if (chosen.some((value) => !field.options.includes(value))) return { reason: 'notAnOption' };
  if (field.kind === 'radio') return chosen[0] ?? '';
  return field.isMultiple ? chosen : chosen.slice(0, 1);
}

/** How many answers differ from what the file says. */
export const countChanged = (fields: readonly FormField[], answers: FormAnswers): number =>
  fields.filter(({ name, value }) => answers[name] !== undefined && JSON.stringify(answers[name]) !== JSON.stringify(value)).length;
