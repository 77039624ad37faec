/*
 * What a file says of itself is mostly what a program wrote without being asked: its own name, the name of another file,
 * "untitled". Only what a person may have meant is proposed.
 */

const fileEnding = /\.(?:pdf|docx?|rtf|odt|tex|dvi|ps|indd|qxd|pmd|p65|txt|html?|fm|wpd|pptx?|xlsx?|djvu|fb2|epub|cdr|pages|md|tmp)$/i;
const programs = /^(?:microsoft\s+(?:office\s+)?(?:word|powerpoint|excel)|powerpoint presentation|презентация powerpoint|microsoft print to pdf|adobe\s+\w+|pagemaker|quarkxpress|libreoffice|openoffice(?:\.org)?|pdfcreator|acrobat|abbyy\s.*|finereader.*|latex.*|tex)\b\s*[-–—:]*\s*/i;
const nothing = /^(?:untitled|unnamed|no title|title|document|new document|noname|none|null|undefined|unknown(?: title)?|default|scan(?:ned document)?|blank|test|без (?:названия|имени|заголовка)|безымянный|неизвестно|новый документ|документ|заголовок|название|titre|ohne titel|sans titre|sin título)[\s\d_().-]*$/i;
const nobody = /^(?:admin(?:istrator)?|user|owner|author|unknown(?: author)?|anonymous|default|none|null|undefined|root|guest|test|pc|home|customer|valued (?:gateway )?customer|windows(?: user)?|microsoft(?: corporation)?|администратор|пользователь(?: windows)?|автор|неизвест(?:ен|но|ный)(?: автор)?|владелец|дом|компьютер|xxx|www\..*)\d*$/i;

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Says something to people: two letters at least, and not the mark of a text read with the wrong alphabet. */
const isReadable = (text: string): boolean => (text.match(/\p{L}/gu)?.length ?? 0) >= 2 && !/\ufffd|[ÃÐÑÂ][\u0080-\u00bf]/u.test(text) && !isWrongAlphabet(text);

/** "Âîéíà è ìèð": Russian kept in Windows' Cyrillic and read as Western. */
const isWrongAlphabet = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => /[À-ÿ]/.test(letter)).length > 0.6 * letters.length;
};

/** Russian read as Western, as it was meant. */
function repaired(text: string): string {
  if (!isWrongAlphabet(text) || /[^\u0000-\u00ff]/.test(text)) return text;
  return new TextDecoder('windows-1251').decode(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
}

/** The title a PDF claims; '' where it is none. */
export function cleanTitle(claimed: string): string {
  const text = tidy(repaired(tidy(claimed)));
  const bare = tidy(text.replace(programs, ''));
  // What a program called after a file is called after a file.
  if (bare !== text && (fileEnding.test(bare) || nothing.test(bare) || bare === '')) return '';
  if (fileEnding.test(bare)) return titleFromFileName(bare, true);
  if (nothing.test(bare) || !isReadable(bare) || /^(?:https?:|www\.|file:|[a-z]:\\|\/)/i.test(bare)) return '';
  // One long word with digits or underscores is a key of some database.
  if (!bare.includes(' ') && (/_/.test(bare) || (/\d/.test(bare) && bare.length > 12) || /^[A-Z]{2,6}\d{3,}/.test(bare))) return '';
  return bare;
}

/** The authors a PDF claims, one by one; none where it is the name of a program or of whoever sat at the computer. */
export function cleanAuthors(claimed: string): string[] {
  const text = tidy(repaired(tidy(claimed)));
  const people = text.split(/\s*(?:;|\u00a0?&|\s+(?:and|и)\s+)\s*/u).flatMap((one) => (/,.*,|^[^,]+ [^,]+,/.test(one) ? one.split(/\s*,\s*/) : [one]));
  return [...new Set(people.map(tidy))].filter((name) => isReadable(name) && !nobody.test(name) && !programs.test(`${name} `) && !fileEnding.test(name) && !/[@\\/:]/.test(name) && isName(name)).slice(0, 20).map((name) => name.slice(0, 200).toWellFormed());
}

/** "brianc" is an account, "Plato" may be a person. */
const isName = (name: string): boolean => /\p{Lu}|\p{Lo}/u.test(name) && !/\d{3,}/.test(name);

/** What a person called the file, as a title: `Tolstoy_-_War_and_Peace(1).pdf` → "Tolstoy - War and Peace". `isStrict`: only if it is more than a key. */
export function titleFromFileName(name: string, isStrict = false): string {
  const bare = name.replace(fileEnding, '').replace(/\s*\(\d{1,2}\)$|\s*(?:—|-) (?:copy|копия)(?: \(\d+\))?$/i, '');
  const spaced = tidy(bare.includes(' ') ? bare : bare.replace(/[_+]|(?<=\p{L}{2})[.-](?=\p{L}{2})/gu, ' '));
  const title = spaced.slice(0, 500).toWellFormed();
  if (isStrict && (nothing.test(title) || !isReadable(title) || !title.includes(' '))) return '';
  return isReadable(title) ? title : '';
}
