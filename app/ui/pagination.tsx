import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';

type PaginationProps = { previous?: string | null; next?: string | null; position?: string };

/** Keyset paging: only back and on, as links. Nothing when everything is on this page. */
export function Pagination({ previous, next, position }: PaginationProps) {
  const { t } = useTranslation('ui');
  if (!previous && !next) return null;
  return (
    <nav className="pages" aria-label={t('pages')}>
      {previous ? <Link className="btn btn-s" rel="prev" to={previous}><Icon name="arrow-left" />{t('previousPage')}</Link> : <span />}
      {position ? <span>{position}</span> : null}
      {next ? <Link className="btn btn-s" rel="next" to={next}>{t('nextPage')}<Icon name="arrow-right" /></Link> : <span />}
    </nav>
  );
}
