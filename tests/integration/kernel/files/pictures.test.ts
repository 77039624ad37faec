import { readdirSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { openFile, removeFile, storePicture } from '#app/kernel/files/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { testDatabase } from '#tests/support/database.ts';
import { testFiles } from '#tests/support/files.ts';
import { createPerson } from '#tests/support/people.ts';
import { riseDuring } from '#tests/support/memory.ts';
import { animatedGif, floodPng, gifThatIsAScript, longGif, picture, swollenPng } from '#tests/support/pictures.ts';

const { db } = await testDatabase();

async function someone(more: Partial<FileKeeping> = {}) {
  return { db, now: new Date(), viewer: await createPerson(db), files: testFiles(more) };
}

type Someone = Awaited<ReturnType<typeof someone>>;

const problem = (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'accepted', (error: unknown) => (error instanceof AppError ? `${error.status} ${error.details.messageKey}` : String(error)));

async function bytesOf(ctx: Someone, input: { id: string; width?: number }): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await (await openFile(ctx, input)).read()) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function objectsOf(ctx: Someone): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of ctx.files.storage.list()) keys.push(key);
  return keys.sort();
}

let ctx: Someone;
beforeEach(async () => {
  ctx = await someone();
});

describe('a stored picture', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('is made anew from %s as WebP at the widths of its profile', async (format) => {
    const stored = await storePicture(ctx, { name: 'обложка.любая', profile: 'cover', bytes: await picture(format, { width: 1000, height: 1500 }) });
    expect(stored).toMatchObject({ width: 800, height: 1200 });
    for (const [asked, width] of [[64, 160], [160, 160], [161, 400], [400, 400], [800, 800], [5000, 800]] as const) {
      expect(await sharp(await bytesOf(ctx, { id: stored.id, width: asked })).metadata()).toMatchObject({ format: 'webp', width });
    }
    expect(await openFile(ctx, { id: stored.id })).toMatchObject({ name: 'обложка.webp', type: 'image/webp', kind: 'picture' });
    expect(readdirSync(ctx.files.stagingFolder)).toEqual([]);
  });

  it('is never enlarged', async () => {
    const stored = await storePicture(ctx, { name: 'small.png', profile: 'cover', bytes: await picture('png', { width: 300, height: 200 }) });
    expect(stored).toMatchObject({ width: 300, height: 200 });
    expect(await sharp(await bytesOf(ctx, { id: stored.id, width: 800 })).metadata()).toMatchObject({ width: 300 });
  });

  it('stands upright and has lost what the camera wrote into it', async () => {
    const taken = await sharp(await picture('jpeg', { width: 400, height: 200 })).withExif({ IFD0: { Copyright: 'a secret place' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const stored = await storePicture(ctx, { name: 'a.jpg', profile: 'avatar', bytes: taken });
    expect(stored).toMatchObject({ width: 200, height: 400 });
    const bytes = await bytesOf(ctx, { id: stored.id });
    const found = await sharp(bytes).metadata();
    expect([found.exif, found.icc, found.xmp, found.orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(bytes.includes('secret')).toBe(false);
  });

  it('of moving pictures is the first', async () => {
    const stored = await storePicture(ctx, { name: 'a.gif', profile: 'cover', bytes: await animatedGif() });
    const { data, info } = await sharp(await bytesOf(ctx, { id: stored.id })).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 40, height: 40 });
    expect(data[0]).toBeGreaterThan(200);
    expect(data[2]).toBeLessThan(60);
  });

  it('belongs to its owner alone, and goes when they remove it', async () => {
    const other = { ...ctx, viewer: await createPerson(db, { role: 'owner' }) };
    const { id } = await storePicture(ctx, { name: 'a.png', profile: 'logo', bytes: await picture() });
    expect(await problem(openFile(other, { id }))).toBe('404 undefined');
    expect(await problem(openFile({ ...ctx, viewer: null as never }, { id }))).toBe('404 undefined');
    await removeFile(other, { id });
    await expect(openFile(ctx, { id })).resolves.toBeTruthy();
    await removeFile(ctx, { id });
    expect(await problem(openFile(ctx, { id }))).toBe('404 undefined');
    expect(await problem(openFile(ctx, { id: uuidv7() }))).toBe('404 undefined');
    expect(await problem(openFile(ctx, { id: '../../etc/passwd' }))).toBe('404 undefined');
  });

  it('stays while something shows it', async () => {
    const { id } = await storePicture(ctx, { name: 'a.png', profile: 'avatar', bytes: await picture() });
    await db.user.update({ where: { id: ctx.viewer.id }, data: { avatarId: id } });
    await removeFile(ctx, { id });
    await expect(openFile(ctx, { id })).resolves.toBeTruthy();
  });
});

describe('what is no picture of ours', () => {
  const text = (value: string) => new Uint8Array(Buffer.from(value));
  it.each([
    ['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), '400 files:errors.svg'],
    ['an SVG behind a BOM and a comment', text('\ufeff  <!-- x --><svg onload="alert(1)"/>'), '400 files:errors.svg'],
    ['an SVG in UTF-16', new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<svg/>', 'utf16le')])), '400 files:errors.svg'],
    ['HTML', text('<!DOCTYPE html><script>alert(1)</script>'), '400 files:errors.svg'],
    ['a script that begins as a GIF', gifThatIsAScript(), '400 files:errors.pictureBroken'],
    ['a program', text('MZ\x90\x00'), '400 files:errors.notAPicture'],
    ['a PDF', text('%PDF-1.7\n'), '400 files:errors.notAPicture'],
    ['a TIFF', text('II*\x00\x08\x00\x00\x00'), '400 files:errors.notAPicture'],
    ['words', text('a picture, honestly'), '400 files:errors.notAPicture'],
    ['nothing', text(''), '400 files:errors.empty'],
  ])('%s is refused', async (_name, bytes, refusal) => {
    expect(await problem(storePicture(ctx, { name: 'x.png', profile: 'cover', bytes }))).toBe(refusal);
    expect(await objectsOf(ctx)).toEqual([]);
    expect(readdirSync(ctx.files.stagingFolder)).toEqual([]);
  });

  it('a picture cut off in the middle is refused', async () => {
    const whole = new Uint8Array(await sharp(await picture('png', { width: 300, height: 300 })).jpeg().toBuffer());
    expect(await problem(storePicture(ctx, { name: 'x.jpg', profile: 'cover', bytes: whole.subarray(0, whole.length - 200) }))).toMatch(/pictureBroken/);
  });

  it('240 megapixels in a small file are refused before they are unpacked', async () => {
    const flood = floodPng(16_000, 15_000);
    expect(flood.length).toBeLessThan(750_000);
    const before = process.memoryUsage().rss;
    expect(await problem(storePicture(ctx, { name: 'x.png', profile: 'cover', bytes: flood }))).toBe('400 files:errors.pictureTooManyPixels');
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024);
  });

  it('an animation of thousands of frames is refused, one of a few dozen is not', async () => {
    const bomb = await longGif(3_000);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await problem(storePicture(ctx, { name: 'x.gif', profile: 'cover', bytes: bomb }))).toBe('400 files:errors.pictureTooManyFrames');
    expect(await problem(storePicture(ctx, { name: 'x.gif', profile: 'cover', bytes: await longGif(60) }))).toBe('accepted');
  });

  it.each(['iCCP', 'zTXt', 'IDAT'] as const)('a gigabyte packed into a %s of one pixel is not unpacked', async (type) => {
    const bomb = await swollenPng(type, 1_024);
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    const { result, rise } = await riseDuring(() => problem(storePicture(ctx, { name: 'x.png', profile: 'cover', bytes: bomb })));
    expect(['accepted', '400 files:errors.pictureBroken']).toContain(result);
    expect(rise).toBeLessThan(60 * 1024 * 1024);
    // What is kept is made anew, without what was packed into it.
    for await (const { size } of ctx.files.storage.list()) expect(size).toBeLessThan(1_000);
  });

  it('more than 10 MB are refused as they arrive', async () => {
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent += 65_536;
        yield new Uint8Array(65_536);
      }
    }
    expect(await problem(storePicture(ctx, { name: 'x.png', profile: 'cover', stream: endless() }))).toBe('413 files:errors.pictureTooLarge');
    expect(sent).toBeLessThan(11 * 1024 * 1024);
  });
});

describe('the same bytes', () => {
  it('from one person are one file, also when they come twice at once', async () => {
    const bytes = await picture();
    const all = await Promise.all(Array.from({ length: 8 }, () => storePicture(ctx, { name: 'a.png', profile: 'cover', bytes })));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await db.storedFile.count({ where: { ownerId: ctx.viewer.id } })).toBe(1);
  });

  it('from two people are two files', async () => {
    const bytes = await picture();
    const other = await someone();
    const first = await storePicture(ctx, { name: 'a.png', profile: 'cover', bytes });
    expect((await storePicture(other, { name: 'a.png', profile: 'cover', bytes })).id).not.toBe(first.id);
  });
});

describe('the quota', () => {
  it('is not passed by many uploads at once', async () => {
    const sample = await storePicture(ctx, { name: 'a.png', profile: 'avatar', bytes: await picture() });
    const weight = (await db.storedFile.findUniqueOrThrow({ where: { id: sample.id }, select: { size: true, variants: { select: { size: true } } } }));
    const one = Number(weight.size) + weight.variants.reduce((sum, { size }) => sum + size, 0);
    const poor = await someone({ quotaBytes: Math.floor(one * 3.5) });
    const pictures = await Promise.all(Array.from({ length: 10 }, () => picture()));
    const answers = await Promise.all(pictures.map((bytes) => problem(storePicture(poor, { name: 'a.png', profile: 'avatar', bytes }))));
    const kept = answers.filter((answer) => answer === 'accepted').length;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThanOrEqual(4);
    expect(new Set(answers)).toEqual(new Set(['accepted', '400 files:errors.quota']));
    expect(await db.storedFile.count({ where: { ownerId: poor.viewer.id } })).toBe(kept);
  });
});
