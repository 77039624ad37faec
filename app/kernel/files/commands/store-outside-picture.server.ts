import { AppError } from '#app/platform/http/app-error.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { FileCtx } from '../keeping.ts';
import type { PictureProfile } from '../model/picture-profiles.ts';
import type { OutsidePictures } from '../outside-pictures.server.ts';
import { storePicture } from './store-picture.server.ts';
import type { StoredPicture } from './store-picture.server.ts';

type Wanted = {
  pictures: Pick<OutsidePictures, 'large'>;
  /** The picture's name at its catalogue. */
  ref: string;
  profile: PictureProfile;
  isLastAttempt: boolean;
  /** For the log: what it is a picture of. */
  of: Record<string, string>;
};

/** Nobody waits at a page for it. */
const patienceMs = 20_000;

/**
 * A picture of an outside catalogue as the viewer's own file. Throws when another try may do better; what it is for is none the
 * worse without, so in the end null is no failure.
 */
export async function storeOutsidePicture({ log, ...ctx }: FileCtx & { log: Logger }, { pictures, ref, profile, isLastAttempt, of }: Wanted): Promise<StoredPicture | null> {
  const answer = await pictures.large(ref, patienceMs);
  if (answer === 'later' && !isLastAttempt) throw new Error('the catalogue gives no picture just now');
  if (answer === 'none' || answer === 'later') {
    log.info({ ...of, ref, answer }, 'goes without the picture of its catalogue');
    return null;
  }
  try {
    return await storePicture(ctx, { name: profile, profile, bytes: answer.bytes });
  } catch (error) {
    // No picture after all, or no room for it.
    if (!(error instanceof AppError) || !['invalid', 'too-large'].includes(error.code)) throw error;
    log.info({ ...of, ref, profile }, 'what the catalogue sent cannot be kept as such a picture');
    return null;
  }
}
