import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Fails when a text exists in one language only, a plural form is missing, a text is empty, has what no reader of ours knows (app/platform/i18n), or its dashes are not the house's (–). */
const pluralForms = { ru: ['one', 'few', 'many', 'other'], en: ['one', 'other'] } as const;
type Language = keyof typeof pluralForms;

const pluralSuffix = /_(zero|one|two|few|many|other)$/;

function flatten(value: unknown, prefix = ''): [string, string][] {
  if (typeof value === 'string') return [[prefix, value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) => flatten(inner, prefix ? `${prefix}.${key}` : key));
}

function problemsOf(file: string, language: Language, texts: Map<string, string>, others: Map<string, string>): string[] {
  const problems: string[] = [];
  const plurals = new Set<string>();
  const otherBases = new Set([...others.keys()].map((key) => key.replace(pluralSuffix, '')));
  for (const [key, text] of texts) {
    const base = key.replace(pluralSuffix, '');
    if (base !== key) plurals.add(base);
    if (text.trim() === '') problems.push(`${file}: ${key} is empty`);
    if (/\{\{|\}\}|\$t\(/.test(text.replace(/\{\{\w+(?:, number)?\}\}/g, ''))) problems.push(`${file}: ${key} has a value that is not written {{name}} or {{name, number}}`);
    if (/\s—\s/.test(text)) problems.push(`${file}: ${key} has a long dash`);
    if (!otherBases.has(base)) problems.push(`${file}: ${base} has no counterpart in the other language`);
  }
  for (const base of plurals) {
    for (const form of pluralForms[language]) if (!texts.has(`${base}_${form}`)) problems.push(`${file}: ${base}_${form} is missing`);
  }
  return problems;
}

const read = (file: string) => new Map(flatten(JSON.parse(readFileSync(file, 'utf8'))));

const problems = globSync('app/**/messages/*.json').flatMap((file) => {
  const name = basename(file, '.json');
  const language = (name.split('.').at(-1) ?? '') as Language;
  const other = join(dirname(file), `${name.replace(/(ru|en)$/, language === 'ru' ? 'en' : 'ru')}.json`);
  return problemsOf(file, language, read(file), read(other));
});
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'messages: both languages complete' : `messages: ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
