import { z } from 'zod';
import { AppError } from '#app/platform/http/app-error.ts';
import { OutsideError } from '#app/platform/outgoing/outside-error.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { keepFor } from '#app/platform/outgoing/answer-cache.server.ts';
import type { AnswerCache } from '#app/platform/outgoing/answer-cache.server.ts';
import { makeThumbnail } from './commands/make-thumbnail.server.ts';
import type { FileKeeping } from './keeping.ts';

/** `none`: there is no such picture and never will be; `later`: it could not be had just now. */
type PictureAnswer = { bytes: Buffer } | 'none' | 'later';

/** Pictures of an outside catalogue by the name that we gave them (`coverRef`). */
export type OutsidePictures = {
  /** As the catalogue has it, not looked at yet. */
  large(ref: string, timeoutMs: number): Promise<PictureAnswer>;
  /** Made anew by us, as WebP, for lists; null = none, or not now. Kept like an answer. */
  thumbnail(ref: string): Promise<Buffer | null>;
};

const picture = { types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'], maxBytes: 8_000_000 };
const smallMs = 6_000;

export type PictureAddress = (ref: string, size: 'small' | 'large') => { provider: string; url: string };

type Options = {
  outgoing: Outgoing;
  cache: AnswerCache;
  files: FileKeeping;
  /** The address is made from the name; answers of catalogues hold addresses, too, but none is followed. */
  addressOf: PictureAddress;
};

export function createOutsidePictures({ outgoing, cache, files, addressOf }: Options): OutsidePictures {
  const get = (ref: string, size: 'small' | 'large', timeoutMs: number) => {
    const { provider, url } = addressOf(ref, size);
    return outgoing.get(provider, { ...picture, url, timeoutMs }, ({ body }) => body);
  };
  return {
    async large(ref, timeoutMs) {
      try {
        return { bytes: await get(ref, 'large', timeoutMs) };
      } catch (error) {
        return passes(error) ? 'later' : 'none';
      }
    },
    async thumbnail(ref) {
      const question = { provider: 'cover', text: ref, schema: z.base64().nullable(), milliseconds: (answer: string | null) => (answer === null ? 24 * keepFor.nothing : keepFor.edition) };
      const made = await cache.answer(question, async () => {
        try {
          return (await makeThumbnail(files, await get(ref, 'small', smallMs))).toString('base64');
        } catch (error) {
          if (passes(error)) throw error;
          return null;
        }
      }).catch((error: unknown) => {
        if (error instanceof OutsideError || error instanceof AppError) return null;
        throw error;
      });
      return made === null ? null : Buffer.from(made, 'base64');
    },
  };
}

/** Whether another try may do better. What is no picture stays none, and so does an address that leads inside. */
function passes(error: unknown): boolean {
  if (error instanceof AppError) return error.code !== 'invalid' && error.code !== 'too-large';
  if (!(error instanceof OutsideError)) return true;
  if (error.reason === 'status') return (error.status ?? 0) >= 500 || error.status === 429 || error.status === 408;
  return ['timeout', 'network', 'busy', 'resting'].includes(error.reason);
}
