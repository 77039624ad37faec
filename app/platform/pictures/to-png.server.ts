import sharp from 'sharp';

/** A drawing of ours as PNG. It holds outlines only: nothing in it is looked up on the machine or outside. */
export const toPng = (svg: string): Promise<Buffer> => sharp(Buffer.from(svg), { limitInputPixels: 10_000_000 }).png({ compressionLevel: 9 }).timeout({ seconds: 20 }).toBuffer();
