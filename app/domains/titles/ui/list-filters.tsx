import { collator } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { Link } from '#app/ui/link.tsx';
import { SelectField, TextField } from '#app/ui/text-field.tsx';
import { genresOf } from '../model/genres.ts';
import { isNarrowed, listQuery, titleSorts } from '../model/list-view.ts';
import type { TitleListView } from '../model/list-view.ts';
import { stateKey, walkStates } from '../model/walk-state.ts';
import { titlesPaths } from '../paths.ts';

/** Search, order and filters: one GET form, so a view is an address that can be kept. */
export function ListFilters({ view }: { view: TitleListView }) {
  const { t, locale } = useTranslation('titles');
  const chosen = [view.genre, view.state, view.year].filter((value) => value !== null).length;
  const select = (name: string, value: string | null) => ({ id: `filter-${name}`, name, defaultValue: value ?? '' });
  const genres = genresOf(view.type).map((value) => ({ value, label: t(`genre.${value}`) })).sort((a, b) => collator(locale).compare(a.label, b.label));
  return (
    <FilterBar
      action={titlesPaths.list(view.type)}
      search={{ name: 'q', label: t('list.search'), defaultValue: view.q }}
      submitLabel={t('list.submit')}
      clear={isNarrowed(view) ? { href: titlesPaths.list(view.type), label: t('list.clear') } : null}
      active={chosen}
      order={view.sort === 'id' ? null : t(`sorts.${view.sort}`)}
      hidden={{ view: view.layout === 'grid' ? 'grid' : undefined }}
    >
      <SelectField label={t('sorts.label')} selectProps={select('sort', view.sort)} options={titleSorts.map((value) => ({ value, label: t(`sorts.${value}`) }))} />
      <SelectField label={t('list.genre')} placeholder={t('list.any')} selectProps={select('genre', view.genre)} options={genres} />
      <SelectField label={t('list.state')} placeholder={t('list.any')} selectProps={select('state', view.state)} options={walkStates.map((value) => ({ value, label: t(`state.${stateKey(view.type, value)}`) }))} />
      <TextField label={t('list.year')} inputProps={{ ...select('year', view.year === null ? null : String(view.year)), type: 'number', inputMode: 'numeric', min: 1870, max: 2200 }} />
    </FilterBar>
  );
}

/** What narrows the list, each to be taken away by itself. */
export function FilterChips({ view }: { view: TitleListView }) {
  const { t } = useTranslation('titles');
  const chips = [
    view.q ? { name: t('list.words', { q: view.q }), without: { q: '' } } : null,
    view.genre ? { name: t(`genre.${view.genre}`), without: { genre: null } } : null,
    view.state ? { name: t(`state.${stateKey(view.type, view.state)}`), without: { state: null } } : null,
    view.year === null ? null : { name: String(view.year), without: { year: null } },
  ].filter((chip) => chip !== null);
  if (chips.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2 pt-4" aria-label={t('list.chips')}>
      {chips.map(({ name, without }) => (
        <li key={name} className="min-w-0">
          <Link className="btn btn-s max-w-full" to={titlesPaths.list(view.type, listQuery(view, without))} aria-label={t('list.without', { name })}>
            <span className="truncate">{name}</span><Icon name="x" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
