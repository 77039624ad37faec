import { DictionaryProblem } from './dictionary-problem.ts';

export type DictionaryFiles =
  | { format: 'dictd'; index: string; text: string }
  | { format: 'stardict'; about: string; index: string; text: string; synonyms: string | null };

const ending = (names: readonly string[], pattern: RegExp) => names.find((name) => pattern.test(name));

/** Which of a dictionary's files is which, by their endings. */
export function sortFiles(names: readonly string[]): DictionaryFiles {
  const text = ending(names, /\.dict(?:\.dz)?$/i);
  const about = ending(names, /\.ifo$/i);
  const dictd = ending(names, /\.index(?:\.gz)?$/i);
  const index = about ? ending(names, /\.idx(?:\.gz|\.dz)?$/i) : dictd;
  if (!text && !about && !dictd) throw new DictionaryProblem('unknownFiles');
  if (!text || !index) throw new DictionaryProblem('missingFile');
  if (!about) return { format: 'dictd', index, text };
  return { format: 'stardict', about, index, text, synonyms: ending(names, /\.syn(?:\.dz)?$/i) ?? null };
}

/** The name that the files of one dictionary share: `freedict-eng-rus.dict.dz` → `freedict-eng-rus`; null for other files. */
export const stemOfFile = (name: string): string | null =>
  /^(.+?)\.(?:dict(?:\.dz)?|index(?:\.gz)?|ifo|idx(?:\.gz|\.dz)?|syn(?:\.dz)?)$/i.exec(name)?.[1] ?? null;

/** As a person may have named a file: no folders, nothing that no file system has. */
export const plainFileName = (name: string): string =>
  (name.toWellFormed().replace(/[\u0000-\u001f\u007f]/g, '').split(/[/\\]/).at(-1) ?? '').trim().slice(-200).toWellFormed();
