import { OutsideError } from './outside-error.ts';

/** The text of an answer of `fetch`, unless it is longer than so many bytes: a stranger's answer must not fill our memory. */
export async function limitedText(response: Response, maxBytes: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      throw new OutsideError('too-large');
    }
    pieces.push(read.value);
  }
  return new TextDecoder().decode(Buffer.concat(pieces, size));
}
