import { AppError } from '#app/platform/http/app-error.ts';
import { readMultipart } from '#app/platform/http/read-multipart.server.ts';
import type { FileCtx } from '../keeping.ts';
import type { PictureProfile } from '../model/picture-profiles.ts';
import { refuseFile } from '../refusal.ts';
import { storePicture } from './store-picture.server.ts';
import type { StoredPicture } from './store-picture.server.ts';

type Options = { field: string; profile: PictureProfile };
type Received<P> = { file: P; fields: FormData };

/**
 * The picture and the other fields of a form that a browser sends as multipart, the picture read as it arrives. What is wrong
 * with it is said beside its field. With `optional` no picture is no mistake.
 */
export async function receivePicture(ctx: FileCtx, request: Request, options: Options & { optional: true }): Promise<Received<StoredPicture | null>>;
export async function receivePicture(ctx: FileCtx, request: Request, options: Options): Promise<Received<StoredPicture>>;
export async function receivePicture(ctx: FileCtx, request: Request, options: Options & { optional?: boolean }): Promise<Received<StoredPicture | null>> {
  const { field, profile, optional } = options;
  const take = ({ name, pieces }: { name: string; pieces: AsyncIterable<Uint8Array> }) => storePicture(ctx, { name, profile, stream: pieces });
  try {
    const { fields, taken } = await readMultipart(request, { file: field, take });
    if (taken === null && !optional) throw refuseFile('noFile');
    return { file: taken, fields };
  } catch (error) {
    throw beside(field, error);
  }
}

/** A refusal of the file moves beside its field; a body that is too large can only be the file. */
function beside(field: string, error: unknown): unknown {
  if (!(error instanceof AppError) || error.details.fields) return error;
  const key = error.details.messageKey ?? (error.code === 'too-large' ? 'files:errors.pictureTooLarge' : undefined);
  if (!key?.startsWith('files:')) return error;
  return new AppError(error.code, { ...error.details, messageKey: undefined, fields: { [field]: [key] } });
}
