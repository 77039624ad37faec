import { AppError } from '#app/platform/http/app-error.ts';
import { StorageError } from '#app/platform/storage/storage.ts';

export type FileProblem =
  | 'noFile' | 'empty' | 'notAPicture' | 'heic' | 'svg' | 'pictureBroken' | 'pictureTooManyPixels' | 'pictureTooManyFrames' | 'pictureTooLarge' | 'pictureTooSlow'
  | 'noPdf' | 'notAPdf' | 'pdfTooLarge' | 'quota';

/** Something about the file that its person can mend; a form shows it beside the field. */
export const refuseFile = (problem: FileProblem): AppError =>
  new AppError(/TooLarge$/.test(problem) ? 'too-large' : 'invalid', { messageKey: `files:errors.${problem}` });

/** What the storage could not do, as the visitor is told it. */
export function asAppError(error: unknown): unknown {
  if (!(error instanceof StorageError)) return error;
  if (error.failure === 'missing') return new AppError('not-found');
  if (error.failure === 'full') return new AppError('no-room', { messageKey: 'files:errors.storageFull' });
  return new AppError('unavailable', { messageKey: 'files:errors.storageDown', retryAfterSeconds: 15 });
}
