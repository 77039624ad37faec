import { withPdf } from '../../documents/pdf-tasks.ts';
import type { TaskRun } from '../../documents/pdf-tasks.ts';
import type { NoteKind } from '../model/note-kinds.ts';
import type { FoundNote } from './tasks.ts';

/** As pdf.js hands an annotation out; only what is looked at here. */
type Raw = {
  id?: string; subtype?: string; rect?: ArrayLike<number>; color?: ArrayLike<number> | null; quadPoints?: ArrayLike<number> | null;
  inkLists?: ArrayLike<number>[]; contentsObj?: { str?: string }; textContent?: string[]; overlaidText?: string; inReplyTo?: string;
};

const kinds: Record<string, NoteKind> = { Highlight: 'highlight', Underline: 'highlight', Squiggly: 'highlight', StrikeOut: 'highlight', Text: 'note', FreeText: 'text', Ink: 'ink' };
const most = { onPage: 500, quads: 400, strokes: 200, numbers: 8_000 };
const batch = 40;

export const find: TaskRun<{ path: string; password?: string }, null, FoundNote[]> = (input, tell) => withPdf(input, async (pdf) => {
  let found: FoundNote[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const annotations = await pdf.getPage(number).then((page) => page.getAnnotations(), () => []) as Raw[];
    found.push(...annotations.slice(0, most.onPage).flatMap((raw) => toFound(raw, number)));
    if (number % batch === 0 || found.length > 500) {
      await tell(found);
      found = [];
    }
  }
  if (found.length > 0) await tell(found);
  return null;
});

function toFound(raw: Raw, page: number): FoundNote[] {
  const kind = kinds[raw.subtype ?? ''];
  if (!kind || !raw.id || raw.inReplyTo) return [];
  const quads = chunks([...Array.from(raw.quadPoints ?? [])], 8).slice(0, most.quads);
  const ink = (raw.inkLists ?? []).slice(0, most.strokes).map((line) => Array.from(line).slice(0, most.numbers)).filter((line) => line.length >= 2 && line.length % 2 === 0);
  const body = (raw.contentsObj?.str || (raw.textContent ?? []).join('\n')).replaceAll('\u0000', '').toWellFormed().trim().slice(0, 20_000).toWellFormed();
  const [r, g, b] = Array.from(raw.color ?? []);
  return [{ page, id: raw.id, kind, rgb: r === undefined || g === undefined || b === undefined ? null : [r, g, b], body, quote: (raw.overlaidText ?? '').replaceAll('\u0000', '').trim().slice(0, 10_000).toWellFormed(), quads, rect: Array.from(raw.rect ?? []).slice(0, 4), ink }];
}

const chunks = (numbers: number[], length: number): number[][] => Array.from({ length: Math.floor(numbers.length / length) }, (_, at) => numbers.slice(at * length, (at + 1) * length));
