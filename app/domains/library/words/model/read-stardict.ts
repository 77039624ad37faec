import { DictionaryProblem } from './dictionary-problem.ts';
import { limits } from './limits.ts';
import { htmlToText } from './plain-text.ts';
import type { Place } from './place.ts';

export type About = { name: string; wordCount: number; offsetBits: 32 | 64; types: string };

/** The .ifo file: `key=value` lines under a first line of its own. */
export function readAbout(text: string): About {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  if (!lines[0]?.startsWith("StarDict's dict ifo file")) throw new DictionaryProblem('badIndex');
  const fields = new Map(lines.slice(1).map((line) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()]));
  const wordCount = Number(fields.get('wordcount'));
  if (!Number.isSafeInteger(wordCount) || wordCount < 0) throw new DictionaryProblem('badIndex');
  if (wordCount > limits.entries) throw new DictionaryProblem('tooManyEntries');
  return { name: fields.get('bookname') ?? '', wordCount, offsetBits: fields.get('idxoffsetbits') === '64' ? 64 : 32, types: fields.get('sametypesequence') ?? '' };
}

/** Strings that end with a zero byte, each with `tail` bytes after it. */
function* records(bytes: Buffer, tail: number): Generator<{ text: string; at: number }> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0, start);
    if (end === -1 || end - start > 1_024 || end + 1 + tail > bytes.length) throw new DictionaryProblem('badIndex');
    yield { text: bytes.toString('utf8', start, end), at: end + 1 };
    start = end + 1 + tail;
  }
}

export function readStarDictIndex(bytes: Buffer, offsetBits: 32 | 64): Place[] {
  const places: Place[] = [];
  const wide = offsetBits === 64;
  for (const { text, at } of records(bytes, wide ? 12 : 8)) {
    if (places.length >= limits.entries) throw new DictionaryProblem('tooManyEntries');
    const offset = wide ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at);
    places.push({ headword: text, offset, size: bytes.readUInt32BE(at + (wide ? 8 : 4)) });
  }
  return places;
}

/** Other spellings that lead to an entry of the index. */
export function readSynonyms(bytes: Buffer, places: readonly Place[]): Place[] {
  const found: Place[] = [];
  for (const { text, at } of records(bytes, 4)) {
    const place = places[bytes.readUInt32BE(at)];
    if (!place) throw new DictionaryProblem('badIndex');
    if (places.length + found.length >= limits.entries) throw new DictionaryProblem('tooManyEntries');
    found.push({ ...place, headword: text });
  }
  return found;
}

const utf8 = (bytes: Buffer) => bytes.toString('utf8');

/** One part by its type; pictures, sounds and tables of resources have nothing to read. */
function partOf(type: string, bytes: Buffer): string {
  if (type === 'm' || type === 'l' || type === 'y') return utf8(bytes);
  if (type === 't') return `[${utf8(bytes)}]`;
  return 'hgxkw'.includes(type) ? htmlToText(utf8(bytes)) : '';
}

/** An entry's parts in their order; without `types` each part says its own type first. A part that is cut off ends where the bytes end. */
export function readStarDictBody(bytes: Buffer, types: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let number = 0; at < bytes.length; number += 1) {
    const type = types === '' ? String.fromCharCode(bytes[at++] ?? 0) : (types[number] ?? '');
    if (type === '') break;
    const isLast = types !== '' && number === types.length - 1;
    const isSized = /[A-Z]/.test(type);
    const end = isSized ? at + 4 + (at + 4 <= bytes.length ? bytes.readUInt32BE(at) : 0) : bytes.indexOf(0, at);
    const stop = isLast || end === -1 || end > bytes.length ? bytes.length : end;
    const part = isSized ? '' : partOf(type, bytes.subarray(at, stop)).replaceAll('\u0000', '').trim();
    if (part !== '') parts.push(part);
    at = isSized ? Math.max(stop, at + 1) : stop + 1;
  }
  return parts.join('\n');
}
