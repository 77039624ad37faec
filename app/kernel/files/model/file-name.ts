const longest = 120;
/** Names that Windows keeps for its devices, whatever ending they have. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Controls, marks that turn the direction of writing, and what file systems forbid. */
const forbidden = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd"*:<>?|]/g;

/** What is kept of the name a file came with: shown and offered when it is saved, never part of a path of ours. */
export function cleanFileName(typed: string, fallback = 'file'): string {
  const last = typed.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(forbidden, '').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
  const name = shorten(plain);
  if (name === '') return fallback;
  return reserved.test(name) ? `_${name}` : name;
}

/** Cuts the middle, so that the ending stays. */
function shorten(name: string): string {
  if (name.length <= longest) return name;
  const ending = /\.[\p{L}\d]{1,8}$/u.exec(name)?.[0] ?? '';
  return `${name.slice(0, longest - ending.length).toWellFormed().replace(/\ufffd$/, '')}${ending}`;
}

/** The same name with the ending of what the file now is. */
export const withEnding = (name: string, ending: string): string => `${name.replace(/\.[\p{L}\d]{1,8}$/u, '') || 'file'}.${ending}`;
