import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { looksLikeMarkup } from '../model/content.ts';
import { widthsFor } from '../model/picture-profiles.ts';
import type { PictureProfile } from '../model/picture-profiles.ts';
import { refuseFile } from '../refusal.ts';

export type Variant = { width: number; height: number; bytes: Buffer };

const pixelLimit = 50_000_000;
/** Of a moving picture only the first is kept; one with more than these is made to be a burden. */
const frameLimit = 1_000;
const seconds = 20;
/** What the picture may be, by its first bytes, and what the decoder calls it. */
const formats: Record<string, string> = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/apng': 'png', 'image/webp': 'webp', 'image/gif': 'gif', 'image/avif': 'heif' };

/** The picture anew at each width, WebP, upright, its first frame, without whatever else the file held. Largest last. */
export async function makeVariants(path: string, profile: PictureProfile): Promise<Variant[]> {
  const format = await pictureFormat(path);
  try {
    const options = { limitInputPixels: pixelLimit, failOn: 'error', pages: 1, sequentialRead: true } as const;
    const found = await sharp(path, options).metadata();
    if (found.format !== format) throw refuseFile('notAPicture');
    if ((found.pages ?? 1) > frameLimit) throw refuseFile('pictureTooManyFrames');
    const largest = widthsFor(profile, Number.MAX_SAFE_INTEGER).at(-1) ?? 0;
    // Decoded once; a strip of paper is held to three times its width.
    const { data, info } = await sharp(path, options)
      .autoOrient()
      .resize({ width: largest, height: largest * 3, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb').timeout({ seconds }).raw().toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    const variants: Variant[] = [];
    for (const width of widthsFor(profile, info.width)) {
      const made = await sharp(data, { raw }).resize({ width }).webp({ quality: 82, effort: 4 }).timeout({ seconds }).toBuffer({ resolveWithObject: true });
      variants.push({ width: made.info.width, height: made.info.height, bytes: made.data });
    }
    return variants;
  } catch (error) {
    throw pictureProblem(error);
  }
}

async function pictureFormat(path: string): Promise<string> {
  const head = await headOf(path, 4_100);
  if (head.length === 0) throw refuseFile('empty');
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (looksLikeMarkup(head)) throw refuseFile('svg');
  if (found?.mime === 'image/heic' || found?.mime === 'image/heif') throw refuseFile('heic');
  const format = formats[found?.mime ?? ''];
  if (!format) throw refuseFile('notAPicture');
  return format;
}

async function headOf(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The decoder's own words are for the log of nobody: they name no cause a person could act on. */
function pictureProblem(error: unknown): unknown {
  const message = (error as Error).message;
  if (/pixel limit|exceeds/i.test(message)) return refuseFile('pictureTooManyPixels');
  if (/timeout/i.test(message)) return refuseFile('pictureTooSlow');
  return (error as { code?: string }).code === undefined ? refuseFile('pictureBroken') : error;
}
