import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

const isThere = (program: string) => spawnSync(program, ['--version']).error === undefined;

/** Programs of other people that read PDFs, where they are installed. */
export const has = { poppler: ['pdfinfo', 'pdftotext', 'pdftoppm'].every(isThere), qpdf: isThere('qpdf') };

export type Pixel = [red: number, green: number, blue: number];
export type SeenByPoppler = { info: Record<string, string>; pages: string[]; /** How wide and high each page is shown, in points. */ sizes: string[]; pixel(page: number, x: number, y: number): Promise<Pixel>; /** Of a page that is not white. */ inked(page: number): Promise<number> };

/** What poppler makes of a file: what it says of itself, its words, and how its pages look at a point to a pixel. */
export async function inPoppler<T>(bytes: Uint8Array, look: (seen: SeenByPoppler) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'kruzhok-poppler-'));
  try {
    const path = join(folder, 'file.pdf');
    writeFileSync(path, bytes);
    const says = (program: string, ...more: string[]) => execFileSync(program, [...more, path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const info = Object.fromEntries(says('pdfinfo', '-enc', 'UTF-8').split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
    const count = Number(info['Pages']);
    const pages = execFileSync('pdftotext', ['-enc', 'UTF-8', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, count).map((text) => text.replace(/\s+/g, ' ').trim());
    execFileSync('pdftoppm', ['-r', '72', '-png', path, join(folder, 'page')], { stdio: 'ignore' });
    const picture = (page: number) => sharp(readFileSync(join(folder, `page-${String(page).padStart(String(count).length, '0')}.png`))).removeAlpha();
    const sizes = await Promise.all(pages.map(async (_, at) => picture(at + 1).metadata().then(({ width, height }) => `${width}×${height}`)));
    return await look({
      info, pages, sizes,
      async pixel(page, x, y) {
        const [red = 0, green = 0, blue = 0] = await picture(page).extract({ left: x, top: y, width: 1, height: 1 }).raw().toBuffer();
        return [red, green, blue];
      },
      async inked(page) {
        const pixels = await picture(page).greyscale().raw().toBuffer();
        return pixels.filter((value) => value < 250).length;
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What qpdf finds wrong with a file's structure; '' = nothing. */
export function wrongInQpdf(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'kruzhok-qpdf-'));
  try {
    const path = join(folder, 'file.pdf');
    writeFileSync(path, bytes);
    const { status, stdout, stderr } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
    return status === 0 ? '' : `${status} ${stdout}${stderr}`.replaceAll(path, 'file.pdf');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
