/** Where most people have their mail. */
const popular = [
  'gmail.com', 'yandex.ru', 'mail.ru', 'inbox.ru', 'list.ru', 'rambler.ru', 'outlook.com', 'hotmail.com', 'yahoo.com', 'icloud.com', 'proton.me', 'protonmail.com',
];

/** Other houses whose names are a slip away from a popular one. */
const neighbours = new Set(['mail.com', 'email.com', 'ymail.com', 'yandex.com', 'yandex.by', 'yandex.kz', 'gmx.com', 'rambler.ua', 'hotmail.co', 'outlook.co', 'yahoo.co']);

/** Slips that are more than one sign, or that land on a neighbour. */
const known: Record<string, string> = { 'gmail.ru': 'gmail.com', 'gmail.co': 'gmail.com', 'yandex.ry': 'yandex.ru', 'mail.ry': 'mail.ru', 'icloud.ru': 'icloud.com' };

/** Short names have real neighbours one sign away (`mai.ru`); two swapped signs are a slip even there. */
const shortName = 9;

/** The address somebody probably meant, or null. A guess to show, never to act on. */
export function suggestEmail(typed: string): string | null {
  const address = typed.trim();
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  if (at < 1 || popular.includes(domain) || neighbours.has(domain)) return null;
  const meant = known[domain] ?? popular.find((name) => isSwap(domain, name) || (name.length >= shortName && isOneSignAway(domain, name)));
  return meant ? `${address.slice(0, at)}@${meant}` : null;
}

/** Where two texts begin to differ. */
function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function isSwap(typed: string, name: string): boolean {
  const at = firstDifference(typed, name);
  return typed.length === name.length && typed[at] === name[at + 1] && typed[at + 1] === name[at] && typed.slice(at + 2) === name.slice(at + 2);
}

/** One sign too many, too few or another. */
function isOneSignAway(typed: string, name: string): boolean {
  const at = firstDifference(typed, name);
  return [[1, 0], [0, 1], [1, 1]].some(([skipped = 0, missing = 0]) => typed.slice(at + skipped) === name.slice(at + missing));
}
