import { Form } from '@remix-run/react';
import { Icon } from './icon.tsx';
import type { ReactNode } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Link } from './link.tsx';

type FilterBarProps = {
  action: string;
  search?: { name: string; label: string; defaultValue?: string; placeholder?: string; autoFocus?: boolean };
  submitLabel: string;
  clear?: { href: string; label: string } | null;
  /** How many filters are on; a number beside the word, and the fields unfolded. */
  active?: number;
  /** The order's name where it is not the usual one: said beside the word. It hides nothing, so it neither counts nor unfolds. */
  order?: string | null;
  /** Kept as they are: the view, the sort. */
  hidden?: Record<string, string | undefined>;
  /** Fields that a page brings only when asked for them: the parameter that asks, and whether they are there. */
  onDemand?: { name: string; isHere: boolean };
  children?: ReactNode;
};

/** A GET form: what is filtered is in the address. Beside a search the fields are folded until one of them is used. */
export function FilterBar({ action, search, submitLabel, clear, active = 0, order, hidden = {}, onDemand, children }: FilterBarProps) {
  const { t } = useTranslation('ui');
  const unfold = <><Icon name="sliders-horizontal" />{[active > 0 ? `${t('filters')} (${active})` : t('filters'), order].filter(Boolean).join(' · ')}</>;
  return (
    <Form className="filters" action={action} method="get" role="search" aria-label={search?.label ?? t('filters')}>
      {Object.entries(hidden).map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
      {search ? (
        <label className="filters-search">
          <span className="hidden-visually">{search.label}</span>
          <Icon name="search" />
          <input className="input" type="search" name={search.name} defaultValue={search.defaultValue} placeholder={search.placeholder ?? search.label} enterKeyHint="search" autoFocus={search.autoFocus} />
        </label>
      ) : null}
      {search ? null : <div className="filters-fields">{children}</div>}
      <button className="btn" type="submit">{submitLabel}</button>
      {clear ? <Link className="btn btn-quiet" to={clear.href}>{clear.label}</Link> : null}
      {search && onDemand?.isHere === false ? (
        <div className="filters-more">
          <button className="filters-unfold" type="submit" name={onDemand.name} value="open" aria-expanded="false">{unfold}</button>
        </div>
      ) : search && children ? (
        <details className="filters-more" open={active > 0 || onDemand !== undefined}>
          <summary className="filters-unfold">{unfold}</summary>
          <div className="filters-fields">{children}</div>
        </details>
      ) : null}
    </Form>
  );
}
