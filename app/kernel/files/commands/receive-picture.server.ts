import type { FileCtx } from '../keeping.ts';
import type { PictureProfile } from '../model/picture-profiles.ts';
import { receiveFile } from './receive-file.server.ts';
import type { Received } from './receive-file.server.ts';
import { storePicture } from './store-picture.server.ts';
import type { StoredPicture } from './store-picture.server.ts';

type Options = { field: string; profile: PictureProfile };

/** The picture of a form, kept, and the form's other fields. With `optional` no picture is no mistake. */
export async function receivePicture(ctx: FileCtx, request: Request, options: Options & { optional: true }): Promise<Received<StoredPicture | null>>;
export async function receivePicture(ctx: FileCtx, request: Request, options: Options): Promise<Received<StoredPicture>>;
export async function receivePicture(ctx: FileCtx, request: Request, options: Options & { optional?: boolean }): Promise<Received<StoredPicture | null>> {
  const { field, profile, optional } = options;
  return receiveFile(request, {
    field, tooLarge: 'pictureTooLarge', missing: optional ? null : 'noFile',
    take: ({ name, pieces }) => storePicture(ctx, { name, profile, stream: pieces }),
  });
}
