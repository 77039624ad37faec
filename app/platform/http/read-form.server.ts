import { AppError } from './app-error.ts';

export const maxFields = 500;

/**
 * The form a browser sent, text fields only. Refuses what no form of ours sends: other content types,
 * files, broken UTF-8, NUL characters, hundreds of fields.
 */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) throw new AppError('invalid', { messageKey: 'errors:notAForm' });
  const form = await request.formData().catch((cause: unknown) => {
    if (cause instanceof AppError) throw cause;
    throw new AppError('invalid', { messageKey: 'errors:notAForm' });
  });
  let fields = 0;
  for (const [name, value] of form) {
    fields += 1;
    if (fields > maxFields || typeof value !== 'string') throw new AppError('invalid', { messageKey: 'errors:notAForm' });
    checkField(name, value);
  }
  return form;
}

/**
 * Whether a name is as deep as forms go (`choices[12].line`). One a thousand levels deep, or the thousand-millionth of a list,
 * would be built as it says before anybody looks at it, and takes all the memory there is.
 */
const isBuildable = (name: string): boolean => name.length <= 200 && (name.match(/[.[]/g)?.length ?? 0) <= 5 && !/\[\d{4,}/.test(name);

/** Refuses what no database column takes, names that no form has, and those that would reach an object's prototype. */
export function checkField(name: string, value: string): void {
  if (!isBuildable(name)) throw new AppError('invalid', { messageKey: 'errors:notAForm' });
  if (/[\u0000\uFFFD]/.test(value) || !value.isWellFormed() || /__proto__|constructor|prototype/.test(name)) {
    throw new AppError('invalid', { messageKey: 'errors:badCharacters' });
  }
}
