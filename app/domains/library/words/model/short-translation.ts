import { cut } from '#app/platform/text/folding.ts';

/** What a dictionary's entry says, without its head word and how that is pronounced: a start for one's own translation. */
export function shortTranslation(body: string): string {
  const lines = body.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const meanings = lines.length > 1 && /[/[<]/.test(lines[0] ?? '') ? lines.slice(1) : lines;
  return cut(meanings.slice(0, 4).join('; ').replace(/\s+/g, ' '), 300);
}
