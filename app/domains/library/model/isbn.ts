/** Digits (and a final X) of what may be an ISBN: spaces, hyphens and a label are how people write it. */
const bare = (text: string): string => text.replace(/^\s*isbn(?:-1[03])?:?/i, '').replace(/[\s\u2010-\u2015-]/g, '').toUpperCase();

export type Isbn = { isbn13: string; isbn10: string | null };

/** Both forms of a valid ISBN; null when the check digit or the shape is wrong. */
export function parseIsbn(text: string): Isbn | null {
  const code = bare(text);
  if (/^\d{9}[\dX]$/.test(code)) return isbn10Check(code.slice(0, 9)) === code[9] ? { isbn13: toIsbn13(code), isbn10: code } : null;
  if (!/^97[89]\d{10}$/.test(code) || isbn13Check(code.slice(0, 12)) !== code[12]) return null;
  return { isbn13: code, isbn10: toIsbn10(code) };
}

const toIsbn13 = (isbn10: string): string => `978${isbn10.slice(0, 9)}${isbn13Check(`978${isbn10.slice(0, 9)}`)}`;

/** Only the 978 range has a ten-digit form. */
const toIsbn10 = (isbn13: string): string | null =>
  isbn13.startsWith('978') ? `${isbn13.slice(3, 12)}${isbn10Check(isbn13.slice(3, 12))}` : null;

function isbn10Check(nine: string): string {
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

function isbn13Check(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}
