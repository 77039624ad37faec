/** SVG, HTML and XML in any of the guises that browsers would read them in. */
export function looksLikeMarkup(head: Uint8Array): boolean {
  const text = new TextDecoder(head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8').decode(head.subarray(0, 1_024));
  return /^\s*<(\?xml|!doctype|!--|svg|html|head|body|script|x:)/i.test(text.replace(/^\ufeff/, ''));
}

/** A PDF says so in its first bytes; readers that look for it further on are how other files pass for one. */
export const startsAsPdf = (head: Uint8Array): boolean => new TextDecoder('latin1').decode(head.subarray(0, 8)).startsWith('%PDF-');

/** Whether the last bytes of a file are the end of a ZIP archive, whatever the file says at its beginning. */
export function endsAsZip(tail: Uint8Array): boolean {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50 && at + 22 + view.getUint16(at + 20, true) === tail.length) return true;
  }
  return false;
}
