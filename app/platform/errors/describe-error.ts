import { createHash } from 'node:crypto';
import { scrubText } from './scrub-text.ts';

/** What an error is, without what belongs to somebody. Two occurrences of one fault have one fingerprint. */
export type ErrorDescription = { fingerprint: string; message: string };

/** `place` tells apart what has no frame of ours in its stack. */
export function describeError(error: unknown, place: string): ErrorDescription {
  const { name, text, stack } = factsOf(error);
  const message = scrubText(text === '' ? name : `${name}: ${text}`);
  const frame = topOwnFrame(stack) ?? place;
  const fingerprint = createHash('sha256').update(`${message}\n${frame}`).digest('hex');
  return { fingerprint, message };
}

function factsOf(error: unknown): { name: string; text: string; stack: string } {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}`, text: typeof error === 'string' ? error : '', stack: '' };
  const { code } = error as { code?: unknown };
  const name = error.name === 'Error' ? error.constructor.name : error.name;
  return { name: typeof code === 'string' ? `${name} ${code}` : name, text: error.message, stack: error.stack ?? '' };
}

/** Function and file, without the line: an unrelated edit above does not make another fault of it. */
export function topOwnFrame(stack: string): string | null {
  for (const line of stack.split('\n')) {
    const frame = /^\s+at (?:(?:async )?(.+?) \()?(?:file:\/\/)?(\S*?[\\/](?:app|build|prisma)[\\/][^:)]+)/.exec(line);
    if (!frame || /node_modules|platform[\\/]errors[\\/]/.test(line)) continue;
    const [, name = 'anonymous', path = ''] = frame;
    const file = path.replaceAll('\\', '/').replace(/^.*\/(?=(?:app|build|prisma)\/)/, '').replace(/\?.*$/, '').replace(/-[\w-]{8}(?=\.js$)/, '');
    return `${name.replace(/^Object\./, '')} ${file}`;
  }
  return null;
}
