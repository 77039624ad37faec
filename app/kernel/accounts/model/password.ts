export const passwordLength = { min: 8, max: 128 };

/** Counted as people count: an emoji is one sign. */
export const passwordSigns = (password: string): number => [...password].length;

const simple = (text: string) => text.normalize('NFKC').toLowerCase();

/** Is the password the person's own name or address, or one of them with a few signs around it? */
export function isOwnName(password: string, names: string[]): boolean {
  const typed = simple(password);
  return names.some((name) => {
    const own = simple(name);
    if (own.length < 3) return false;
    return typed === own || [...own].reverse().join('') === typed || (typed.includes(own) && typed.length - own.length <= 3);
  });
}

export type Strength = 0 | 1 | 2 | 3 | 4;

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', '1234567890', 'abcdefghijklmnopqrstuvwxyz', 'абвгдежзийклмнопрстуфхцчшщъыьэюя'];
const runs = rows.flatMap((row) => [row, [...row].reverse().join('')]);

/** Signs that add nothing: repeats and steps along the keyboard or the alphabet. */
function idleSigns(typed: string): number {
  const signs = [...typed.toLowerCase()];
  return signs.filter((sign, at) => {
    const before = signs[at - 1];
    return before !== undefined && (before === sign || runs.some((run) => run.includes(before + sign)));
  }).length;
}

/** A rough estimate for the meter: bits of a random choice, less what follows a pattern. It advises, rules decide. */
export function passwordStrength(password: string, names: string[] = []): Strength {
  if (passwordSigns(password) < passwordLength.min) return 0;
  if (isOwnName(password, names)) return 0;
  const classes: [RegExp, number][] = [[/[a-z]/, 26], [/[A-Z]/, 26], [/[0-9]/, 10], [/[а-яё]/, 33], [/[А-ЯЁ]/, 33], [/[^A-Za-zА-Яа-яЁё0-9]/, 20]];
  const choice = classes.reduce((sum, [signs, size]) => sum + (signs.test(password) ? size : 0), 0);
  const different = new Set(password.toLowerCase()).size;
  const counted = Math.min(passwordSigns(password) - idleSigns(password), different * 2);
  const bits = counted * Math.log2(Math.max(2, choice)) * (/^\p{L}+[\d\W_]{0,4}$/u.test(password) ? 0.75 : 1);
  const limits = [28, 42, 56, 72];
  return limits.filter((limit) => bits >= limit).length as Strength;
}
