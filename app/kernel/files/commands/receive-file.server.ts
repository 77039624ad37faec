import { AppError } from '#app/platform/http/app-error.ts';
import { readMultipart } from '#app/platform/http/read-multipart.server.ts';
import type { ArrivingFile } from '#app/platform/http/read-multipart.server.ts';
import { refuseFile } from '../refusal.ts';
import type { FileProblem } from '../refusal.ts';

export type Received<P> = { file: P; fields: FormData };

type Receiving<T> = {
  field: string;
  take: (file: ArrivingFile) => Promise<T>;
  tooLarge: FileProblem;
  /** What is wrong if no file was chosen; null = nothing. */
  missing: FileProblem | null;
};

/**
 * The file and the other fields of a form that a browser sends as multipart, the file taken as it arrives. What is wrong
 * with it is said beside its field.
 */
export async function receiveFile<T>(request: Request, { field, take, tooLarge, missing }: Receiving<T>): Promise<Received<T | null>> {
  try {
    const { fields, taken } = await readMultipart(request, { file: field, take });
    if (taken === null && missing) throw refuseFile(missing);
    return { file: taken, fields };
  } catch (error) {
    throw beside(field, tooLarge, error);
  }
}

/** A refusal of the file moves beside its field; a body that is too large can only be the file. */
function beside(field: string, tooLarge: FileProblem, error: unknown): unknown {
  if (!(error instanceof AppError) || error.details.fields) return error;
  const key = error.details.messageKey ?? (error.code === 'too-large' ? `files:errors.${tooLarge}` : undefined);
  if (!key?.startsWith('files:')) return error;
  return new AppError(error.code, { ...error.details, messageKey: undefined, fields: { [field]: [key] } });
}
