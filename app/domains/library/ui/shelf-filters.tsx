import { useTranslation } from '#app/platform/i18n/translation.ts';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { SelectField, TextField } from '#app/ui/text-field.tsx';
import { bookSorts, defaultSort, filtersInUse, isFiltered, unfold } from '../model/shelf-view.ts';
import type { ShelfView } from '../model/shelf-view.ts';
import { typedYears, yearToTyped } from '../model/year.ts';
import { libraryPaths } from '../paths.ts';
import type { ShelfFilters as Filters } from '../queries/list-filters.server.ts';

/** Search, order and filters: one GET form, so a view is an address that can be kept. */
export function ShelfFilters({ view, filters }: { view: ShelfView; filters: Filters | null }) {
  const { t } = useTranslation('library');
  const sort = view.sort === defaultSort(view.shelf) ? undefined : view.sort;
  return (
    <FilterBar
      action={libraryPaths.library()}
      search={{ name: 'q', label: t('filter.search'), defaultValue: view.q }}
      submitLabel={t('filter.submit')}
      clear={isFiltered(view) ? { href: libraryPaths.library({ shelf: view.shelf }), label: t('filter.clear') } : null}
      active={filtersInUse(view)}
      order={sort && t(`sorts.${sort}`)}
      onDemand={{ name: unfold, isHere: filters !== null }}
      // An order alone does not bring all the names that the other fields offer: it is kept without its field.
      hidden={{ shelf: view.shelf, sort: filters === null ? sort : undefined, view: view.layout === 'grid' ? 'grid' : undefined, series: view.series ?? undefined }}
    >
      {filters ? <Fields view={view} filters={filters} /> : null}
    </FilterBar>
  );
}

function Fields({ view, filters }: { view: ShelfView; filters: Filters }) {
  const { t } = useTranslation('library');
  const select = (name: string, value: string | null) => ({ id: `filter-${name}`, name, defaultValue: value ?? '' });
  const any = t('filter.any');
  return (
    <>
      <SelectField label={t('sorts.label')} selectProps={{ ...select('sort', view.sort), autoFocus: view.unfolded }} options={bookSorts.map((value) => ({ value, label: t(`sorts.${value}`) }))} />
      {filters.tags.length > 0 ? <SelectField label={t('filter.tag')} placeholder={any} selectProps={select('tag', view.tag)} options={filters.tags} /> : null}
      {filters.authors.length > 0 ? <SelectField label={t('filter.author')} placeholder={any} selectProps={select('author', view.author)} options={filters.authors} /> : null}
      {filters.languages.length > 0 ? <SelectField label={t('filter.language')} placeholder={any} selectProps={select('language', view.language)} options={filters.languages} /> : null}
      <TextField label={t('filter.year')} inputProps={{ ...select('year', view.year === null ? null : String(yearToTyped(view.year))), type: 'number', inputMode: 'numeric', min: typedYears.least, max: typedYears.most }} />
    </>
  );
}
