/** RFC 6266: a plain name for old clients, the true one for all others. Nothing in it can end the header or the quotes. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const wellFormed = name.toWellFormed().replace(/[\u0000-\u001f\u007f]/g, '');
  const plain = wellFormed.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%;/]/g, '_');
  const encoded = encodeURIComponent(wellFormed).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return plain === wellFormed ? `${kind}; filename="${plain}"` : `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
