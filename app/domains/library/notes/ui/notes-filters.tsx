import { useTranslation } from '#app/platform/i18n/translation.ts';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { SelectField } from '#app/ui/text-field.tsx';
import { noteColors, noteKinds } from '../model/note-kinds.ts';
import type { NotesView } from '../model/note-view.ts';

/** Search, kind and colour: one GET form, so that a view is an address. */
export function NotesFilters({ action, view }: { action: string; view: NotesView }) {
  const { t } = useTranslation('notes');
  const active = [view.kind, view.color].filter(Boolean).length;
  const select = (name: string, value: string | null) => ({ id: `filter-${name}`, name, defaultValue: value ?? '' });
  return (
    <FilterBar
      action={action}
      search={{ name: 'q', label: t('filter.search'), defaultValue: view.q }}
      submitLabel={t('filter.submit')}
      clear={active > 0 || view.q ? { href: action, label: t('filter.clear') } : null}
      active={active}
    >
      <SelectField label={t('filter.kind')} placeholder={t('filter.any')} selectProps={select('kind', view.kind)} options={noteKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      <SelectField label={t('colors.label')} placeholder={t('filter.any')} selectProps={select('color', view.color)} options={noteColors.map((value) => ({ value, label: t(`colors.${value}`) }))} />
    </FilterBar>
  );
}

export const isFilteredView = ({ q, kind, color }: NotesView): boolean => q !== '' || kind !== null || color !== null;
