import type { TFunction } from 'i18next';
import type { EditChanges } from '../model/edit-plan.ts';
import type { PageChanges } from '../model/page-changes.ts';
import { writeRanges } from '../model/page-changes.ts';

type T = TFunction<'editing'>;

/** What was done with pages, a piece for each kind. */
export function pageChangeTexts(t: T, { removed, turned, moved, inserted }: PageChanges): string[] {
  const piece = (key: 'removed' | 'turned' | 'moved' | 'inserted', pages: number[]) =>
    (pages.length === 0 ? [] : [t(`changes.${key}`, { count: pages.length, pages: writeRanges(pages) })]);
  return [...piece('removed', removed), ...piece('turned', turned), ...piece('moved', moved), ...piece('inserted', inserted)];
}

/** A version's history in one sentence. */
export function changesText(t: T, changes: EditChanges | null): string {
  if (changes === null) return '';
  if (changes.kind === 'pages') return pageChangeTexts(t, changes).join('; ');
  if (changes.kind === 'details') return t('changes.details', { fields: changes.fields.map((field) => t(`changes.fields.${field}`)).join(', ') });
  if (changes.kind === 'form') return t('changes.form', { count: changes.fields });
  if (changes.kind === 'restore') return t('changes.restore', { number: changes.from });
  return t('changes.parts', { count: changes.parts });
}
