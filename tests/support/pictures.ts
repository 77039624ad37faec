import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32, createDeflate, deflateSync } from 'node:zlib';
import sharp from 'sharp';

type Format = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';

let shade = 0;

/** A picture that no other call makes. */
export async function picture(format: Format = 'png', { width = 600, height = 900 }: { width?: number; height?: number } = {}): Promise<Uint8Array<ArrayBuffer>> {
  shade += 1;
  const background = { r: (shade * 37) % 256, g: (shade * 91) % 256, b: Math.floor(shade / 7) % 256 };
  const made = await sharp({ create: { width, height, channels: 3, background } }).toFormat(format).toBuffer();
  return new Uint8Array(made);
}

/** What a form with a picture sends. */
export function pictureForm(field: string, bytes: Uint8Array<ArrayBuffer>, name = 'picture.png', more: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(more)) form.set(key, value);
  form.set(field, new File([bytes], name, { type: 'image/png' }));
  return form;
}

/** A PNG of nothing but zeros that says it is that large: a few hundred kilobytes for hundreds of megapixels. */
export function floodPng(width: number, height: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc((width + 1) * height), { level: 9 });
  return new Uint8Array(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** Two frames, the first one red. */
export async function animatedGif(): Promise<Uint8Array<ArrayBuffer>> {
  const frame = (background: string) => sharp({ create: { width: 40, height: 40, channels: 3, background } }).png().toBuffer();
  const frames = [await frame('#ff0000'), await frame('#0000ff')];
  return new Uint8Array(await sharp(frames, { join: { animated: true } }).gif({ delay: [100, 100] }).toBuffer());
}

/** A GIF of so many frames of one pixel. */
export async function longGif(frames: number): Promise<Uint8Array<ArrayBuffer>> {
  const pixels = Buffer.alloc(frames * 3);
  for (let at = 0; at < frames; at += 1) pixels.writeUIntBE((at * 7_919) % 0xffffff, at * 3, 3);
  return new Uint8Array(await sharp(pixels, { raw: { width: 1, height: frames, channels: 3, pageHeight: 1 } }).gif({ delay: 100 }).toBuffer());
}

const packedZeros = new Map<number, Promise<Buffer>>();

/** So many megabytes of nothing, packed: seconds of work for a gigabyte, done once. */
function packZeros(megabytes: number): Promise<Buffer> {
  const piece = Buffer.alloc(1024 * 1024);
  const zeros = () => Readable.from((function* () { for (let count = 0; count < megabytes; count += 1) yield piece; })());
  const packed = packedZeros.get(megabytes) ?? buffer(zeros().pipe(createDeflate({ level: 9 })));
  packedZeros.set(megabytes, packed);
  return packed;
}

/** A PNG of one pixel with a chunk of so many packed megabytes of nothing: a colour profile, a text, or the pixels themselves. */
export async function swollenPng(type: 'iCCP' | 'zTXt' | 'IDAT', megabytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await packZeros(megabytes);
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const extra = type === 'IDAT' ? [] : [chunk(type, Buffer.concat([Buffer.from('x\0\0', 'latin1'), packed]))];
  const pixels = type === 'IDAT' ? packed : deflateSync(Buffer.alloc(2));
  return new Uint8Array(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), ...extra, chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]));
}

/** Reads as a GIF by its first bytes and as a script by all of them. */
export const gifThatIsAScript = (): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from('GIF89a/*\x00\x00\x00\x00\x00*/=1;alert(document.domain);//', 'latin1'));
