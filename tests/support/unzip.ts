import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';

/** What a ZIP file holds, in its order; a path that stands in it twice is there twice. */
export async function unzip(bytes: Buffer): Promise<[path: string, content: Buffer][]> {
  const zip = await yauzl.fromBufferPromise(bytes);
  const entries: [string, Buffer][] = [];
  for await (const entry of zip.eachEntry()) entries.push([entry.fileName, await buffer(await zip.openReadStreamPromise(entry))]);
  return entries;
}
