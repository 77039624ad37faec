import { useTranslation } from '#app/platform/i18n/translation.ts';
import type { NoteRow } from '../queries/note-row.server.ts';

/** Where a note is, in words. */
export function useNotePlace() {
  const { t } = useTranslation('notes');
  return ({ label, lastPage, isOut }: Pick<NoteRow, 'label' | 'lastPage' | 'isOut'>): string => {
    if (isOut) return label === null ? t('place.out') : t('place.outPage', { page: label });
    if (label === null) return t('place.ofBook');
    return t(lastPage === null ? 'place.page' : 'place.pages', { page: label });
  };
}
