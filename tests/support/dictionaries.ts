import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { ZipFile } from 'yazl';

export type FakeEntry = { headword: string; body: string };
export type FakeFile = { name: string; bytes: Buffer };

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const number = (value: number): string => (value < 64 ? alphabet[value]! : number(Math.floor(value / 64)) + alphabet[value % 64]!);

export const englishRussian: FakeEntry[] = [
  { headword: 'book', body: 'book /bʊk/\nкнига' },
  { headword: 'go', body: 'go /ɡəʊ/\nидти, ехать' },
  { headword: 'run', body: 'run /rʌn/\nбежать' },
  { headword: 'child', body: 'child\nребёнок' },
  { headword: 'well-known', body: 'well-known\nизвестный' },
  { headword: 'give up', body: 'give up\nсдаваться' },
];

export const russianEnglish: FakeEntry[] = [
  { headword: 'книга', body: 'книга\nbook' },
  { headword: 'идти', body: 'идти\ngo' },
  { headword: 'ребёнок', body: 'ребёнок\nchild' },
  { headword: 'тёмный', body: 'тёмный\ndark' },
];

/** The files of a dictd dictionary, its text packed as dictzip packs it (gzip reads it). */
export function dictdFiles(name: string, entries: readonly FakeEntry[], title = ''): FakeFile[] {
  const parts = [{ headword: '00-database-short', body: `00-database-short\n     ${title}\n` }, ...entries];
  const lines: string[] = [];
  const bodies: Buffer[] = [];
  let offset = 0;
  for (const { headword, body } of parts) {
    const bytes = Buffer.from(`${body}\n`);
    lines.push(`${headword}\t${number(offset)}\t${number(bytes.length)}`);
    bodies.push(bytes);
    offset += bytes.length;
  }
  return [{ name: `${name}.index`, bytes: Buffer.from(`${lines.join('\n')}\n`) }, { name: `${name}.dict.dz`, bytes: gzipSync(Buffer.concat(bodies)) }];
}

/** The files of a StarDict dictionary whose entries are all of one type. */
export function starDictFiles(name: string, entries: readonly FakeEntry[], { bits = 32, type = 'm', title = name }: { bits?: 32 | 64; type?: string; title?: string } = {}): FakeFile[] {
  const index: Buffer[] = [];
  const bodies: Buffer[] = [];
  let offset = 0;
  for (const { headword, body } of entries) {
    const bytes = Buffer.from(body);
    const place = Buffer.alloc(bits / 8 + 4);
    if (bits === 64) place.writeBigUInt64BE(BigInt(offset));
    else place.writeUInt32BE(offset);
    place.writeUInt32BE(bytes.length, bits / 8);
    index.push(Buffer.from(`${headword}\0`), place);
    bodies.push(bytes);
    offset += bytes.length;
  }
  const about = ["StarDict's dict ifo file", 'version=3.0.0', `bookname=${title}`, `wordcount=${entries.length}`, `idxoffsetbits=${bits}`, `sametypesequence=${type}`, ''].join('\n');
  return [{ name: `${name}.ifo`, bytes: Buffer.from(about) }, { name: `${name}.idx.gz`, bytes: gzipSync(Buffer.concat(index)) }, { name: `${name}.dict`, bytes: Buffer.concat(bodies) }];
}

/** Files in one ZIP archive. */
export async function zipOf(name: string, files: readonly FakeFile[]): Promise<FakeFile> {
  const zip = new ZipFile();
  for (const file of files) zip.addBuffer(file.bytes, file.name);
  zip.end();
  return { name, bytes: await buffer(zip.outputStream) };
}
