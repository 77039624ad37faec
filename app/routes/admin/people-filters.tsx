import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { factorFilters, filtersOn, peopleSorts, personStates, roles } from '#app/kernel/administration/model/people-view.ts';
import type { PeopleView } from '#app/kernel/administration/model/people-view.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { SelectField } from '#app/ui/text-field.tsx';

/** Search, order and filters: one GET form, so a view is an address that can be kept. */
export function PeopleFilters({ view }: { view: PeopleView }) {
  const { t } = useTranslation('admin');
  const select = (name: 'role' | 'state' | 'factor' | 'sort') => ({ id: `filter-${name}`, name, defaultValue: view[name] ?? '' });
  const any = t('people.filter.any');
  const on = filtersOn(view);
  return (
    <FilterBar
      action={adminPaths.people()}
      search={{ name: 'q', label: t('people.filter.search'), defaultValue: view.q }}
      submitLabel={t('people.filter.submit')}
      clear={on > 0 || view.q ? { href: adminPaths.people(), label: t('people.showAll') } : null}
      active={on}
      order={view.sort === 'joined' ? null : t(`people.sorts.${view.sort}`)}
    >
      <SelectField label={t('people.sorts.label')} selectProps={select('sort')} options={peopleSorts.map((value) => ({ value, label: t(`people.sorts.${value}`) }))} />
      <SelectField label={t('people.role')} placeholder={any} selectProps={select('role')} options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))} />
      <SelectField label={t('people.filter.state')} placeholder={any} selectProps={select('state')} options={personStates.map((value) => ({ value, label: t(`people.filter.states.${value}`) }))} />
      <SelectField label={t('people.factor')} placeholder={any} selectProps={select('factor')} options={factorFilters.map((value) => ({ value, label: t(`people.filter.factors.${value}`) }))} />
    </FilterBar>
  );
}
