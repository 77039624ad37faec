/** Columns whose very name has no business in any answer: hashes of what opens something, and the keys that people are found by. */
export const secretColumns = ['passwordHash', 'codeHash', 'linkHash', 'idHash', 'tokenHash', 'revertHash', 'keyHash', 'requestHash', 'emailKey', 'usernameKey'] as const;

const pattern = new RegExp(`${secretColumns.join('|')}|\\$argon2id`);

/** The first of them in a text; null = none. */
export const secretNameIn = (text: string): string | null => pattern.exec(text)?.[0] ?? null;
