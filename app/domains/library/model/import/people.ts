import { cut } from '#app/platform/text/folding.ts';
import { nameKey } from '../text-keys.ts';
import { maxAuthors, maxLengths } from './limits.ts';

export type Person = { name: string; role: string };

const suffix = /^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|мл|ст)\.?$/i;

/** `A, B, Edward E. Ericson, Jr.` → three people. */
export function splitPeople(text: string): string[] {
  const people: string[] = [];
  for (const piece of text.split(',').map((part) => part.trim()).filter(Boolean)) {
    const last = people.length - 1;
    if (last >= 0 && suffix.test(piece)) people[last] = `${people[last]}, ${piece}`;
    else people.push(piece);
  }
  return people;
}

/** `Jim Dale (Narrator)` → a name and a role. */
export function personWithRole(text: string): Person {
  const match = /^(.*\S)\s*\(([^()]{1,40})\)$/.exec(text);
  const role = (match?.[2] ?? '').trim().toLowerCase();
  return match ? { name: match[1] ?? '', role: role === 'author' ? '' : role } : { name: text, role: '' };
}

/** Each person once, the first mention wins; separators of our own forms cannot be part of a name. */
export function distinctPeople(people: readonly Person[]): Person[] {
  const byKey = new Map<string, Person>();
  for (const { name, role } of people) {
    const tidy = cut(name.replaceAll(';', ' ').replace(/\s+/g, ' ').trim(), maxLengths.name);
    const key = nameKey(tidy);
    if (key !== '' && !byKey.has(key) && byKey.size < maxAuthors) byKey.set(key, { name: tidy, role: cut(role, maxLengths.role) });
  }
  return [...byKey.values()];
}
