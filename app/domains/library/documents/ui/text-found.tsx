import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { documentPaths } from '../paths.ts';
import type { SearchPage } from '../queries/search-document.server.ts';
import { Marked } from './marked.tsx';

type TextFoundProps = { bookId: string; page: number; query: string; found: SearchPage };

/** The pages that have what is looked for, with some words around it. */
export function TextFound({ bookId, page, query, found: { hits, next } }: TextFoundProps) {
  const { t } = useTranslation('document-pages');
  const clear = <TextLink to={documentPaths.text(bookId, page)}>{t('text.closeSearch')}</TextLink>;
  return (
    <Section title={t('text.results', { query })} actions={clear}>
      {hits.length === 0 ? <p role="status">{t('text.nothing', { query })}</p> : null}
      <ol className="text-hits">
        {hits.map(({ number, label, snippet }) => (
          <li key={number}>
            <a href={`${documentPaths.text(bookId, number, { q: query })}#text`} aria-current={number === page || undefined}>{t('text.hitPage', { label })}</a>
            <p dir="auto"><Marked segments={snippet} /></p>
          </li>
        ))}
      </ol>
      {next === null ? null : <p className="pt-4"><a className="btn btn-s" rel="next" href={documentPaths.text(bookId, page, { q: query, after: next })}>{t('text.moreHits')}</a></p>}
    </Section>
  );
}
