import { z } from 'zod';
import { makeThumbnail } from '#app/kernel/files/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { OutsideError } from '#app/platform/outgoing/outside-error.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { keepFor } from './answer-cache.server.ts';
import type { AnswerCache } from './answer-cache.server.ts';
import type { CatalogueSources } from './sources.ts';

/** `none`: there is no such picture and never will be; `later`: it could not be had just now. */
export type CoverAnswer = { bytes: Buffer } | 'none' | 'later';

/** Pictures by their name in an edition (`coverRef`). */
export type Covers = {
  /** As the catalogue has it, not looked at yet. */
  large(ref: string, timeoutMs: number): Promise<CoverAnswer>;
  /** Made anew by us, as WebP, for lists; null = none, or not now. Kept like an answer. */
  thumbnail(ref: string): Promise<Buffer | null>;
};

const picture = { types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'], maxBytes: 8_000_000 };
const smallMs = 6_000;

export function createCovers({ outgoing, cache, sources, files }: { outgoing: Outgoing; cache: AnswerCache; sources: CatalogueSources; files: FileKeeping }): Covers {
  const get = (ref: string, size: 'small' | 'large', timeoutMs: number) => {
    const { provider, url } = addressOf(sources, ref, size);
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

/** The address is made from the number; answers of catalogues hold addresses, too, but none is followed. */
function addressOf({ googleBooks, openLibraryCovers }: CatalogueSources, ref: string, size: 'small' | 'large'): { provider: string; url: string } {
  const id = ref.slice(3);
  if (ref.startsWith('gb-')) {
    const query = new URLSearchParams({ id, printsec: 'frontcover', img: '1', zoom: size === 'small' ? '1' : '0' });
    return { provider: 'google-books-covers', url: `${googleBooks?.covers ?? 'https://books.google.com'}/books/content?${query.toString()}` };
  }
  return { provider: 'open-library-covers', url: `${openLibraryCovers}/b/id/${id}-${size === 'small' ? 'M' : 'L'}.jpg?default=false` };
}
