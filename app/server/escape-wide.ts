import type { Plugin } from 'vite';

const wide = /[^\0-\xFF]/g;

/**
 * Scripts with characters beyond Latin-1 written as `\uXXXX`. V8 keeps a script's source while its functions live, and takes two
 * bytes for every character of it as soon as one, be it in a comment, does not fit in one.
 */
export const escapeWide = (code: string): string => code.replace(wide, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The same for what a build writes, after all else was done to it. */
export const escapedBundle = (): Plugin => ({
  name: 'escaped-bundle',
  generateBundle(_options, bundle) {
    for (const part of Object.values(bundle)) if (part.type === 'chunk') part.code = escapeWide(part.code);
  },
});
