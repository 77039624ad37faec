import type { Letter } from './outbox.ts';

/** What letters hold that nobody else may have: codes and the secrets of links. */
export const secretsOfLetters = (letters: Letter[]): string[] =>
  letters.flatMap(({ text }) => {
    const whole = text.replace(/=\r?\n/g, '').replace(/=3D/g, '=');
    return [...[...whole.matchAll(/^(\d{6})\s*$/gm)].map((match) => match[1] ?? ''), ...[...whole.matchAll(/\b(?:link|invitation)=([\w-]{43})/g)].map((match) => match[1] ?? '')];
  });

/** Fields whose contents stay between a person and the house. */
const secretField = /^(password|current|repeated|code|link|recoveryCode|invitation)$/;

/** Long and odd enough not to stand in a log by chance. */
export const secretsOfForm = (form: Iterable<[string, string]>): string[] =>
  [...form].filter(([name, value]) => secretField.test(name) && value.length >= 10 && /[\d\s]/.test(value) && /[a-z]/i.test(value)).map(([, value]) => value);

/** Lines of a log in which one of the secrets stands; numbers that the log counts by are none. */
export function linesWithSecrets(lines: string[], secrets: Iterable<string>): string[] {
  const [long, codes] = [new Set<string>(), new Set<string>()];
  for (const secret of secrets) (/^\d{6}$/.test(secret) ? codes : long).add(secret);
  return lines.filter((line) => {
    for (const secret of long) if (line.includes(secret)) return true;
    return [...line.matchAll(/"[^"]*"/g)].some(([text]) => [...text.matchAll(/(?<![\d.-])\d{6}(?![\d.Z-])/g)].some(([digits]) => codes.has(digits)));
  });
}
