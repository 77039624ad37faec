import { useTranslation } from '#app/platform/i18n/translation.ts';
import type { Answer, Encyclopedia } from '../providers/lookups.server.ts';

type Props = { answer: Answer<Encyclopedia>; /** Where another article of the search is looked up. */ hrefOf: (title: string) => string; onChoose?: (title: string) => void };

/** The beginning of an article, as plain text, with where it is from; several meanings are offered. */
export function EncyclopediaView({ answer, hrefOf, onChoose }: Props) {
  const { t } = useTranslation('words');
  const { found, silence } = answer;
  if (silence) return <p className="text-soft">{t(`wikiSilence.${silence}`)}</p>;
  if (!found?.article) return <p className="text-soft">{t('wiki.nothing')}</p>;
  const { article, others } = found;
  return (
    <div className="word-answer">
      <article className="word-entry">
        <h3 lang={article.language} dir="auto">{article.title}</h3>
        {article.extract ? <p className="word-body" lang={article.language} dir="auto">{article.extract}</p> : null}
        <p className="text-13 text-soft">
          <a className="link" href={article.url} rel="noreferrer" target="_blank">{t('wiki.read')}</a>
          {' · '}
          <a className="link link-quiet" href="https://creativecommons.org/licenses/by-sa/4.0/" rel="noreferrer license" target="_blank">{t('wiki.licence')}</a>
        </p>
      </article>
      {others.length > 0 ? (
        <div>
          <p className="text-13 text-soft">{t(article.isMany ? 'wiki.many' : 'wiki.others')}</p>
          <ul className="word-others">
            {others.map(({ title, description }) => (
              <li key={title}>
                <a className="link" href={hrefOf(title)} onClick={onChoose && ((event) => { event.preventDefault(); onChoose(title); })}>{title}</a>
                {description ? <span className="text-13 text-soft"> {description}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
