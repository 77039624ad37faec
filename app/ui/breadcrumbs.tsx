import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Link } from './link.tsx';

type BreadcrumbsProps = { items: readonly { href: string; label: string }[]; current?: string };

export function Breadcrumbs({ items, current }: BreadcrumbsProps) {
  const { t } = useTranslation('ui');
  return (
    <nav aria-label={t('breadcrumbs')}>
      <ol className="crumbs">
        {items.map(({ href, label }) => <li key={href}><Link to={href}>{label}</Link></li>)}
        {current ? <li aria-current="page">{current}</li> : null}
      </ol>
    </nav>
  );
}
