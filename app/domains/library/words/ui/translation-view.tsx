import { useTranslation } from '#app/platform/i18n/translation.ts';
import { shortTranslation } from '../model/short-translation.ts';
import type { Asked, Translation } from '../queries/look-up.server.ts';

/** What a word means: by the house's dictionaries, by a translator, or that nobody knows and where else to look. */
export function TranslationView({ asked, translation }: { asked: Asked; translation: Translation }) {
  const { t } = useTranslation('words');
  const { entries, outside, nobody } = translation;
  return (
    <div className="word-answer">
      {outside?.found ? (
        <div>
          <p className="word-meaning" lang={asked.to} dir="auto">{outside.found.text}</p>
          <p className="text-13 text-soft">{t('translation.from', { provider: t(`translation.by.${outside.found.provider}`) })}</p>
        </div>
      ) : null}
      {entries.map((entry, index) => (
        <article key={index} className="word-entry">
          <h3 lang={asked.from} dir="auto">{entry.headword}</h3>
          {entry.match === 'exact' ? null : <p className="text-13 text-soft">{t(`translation.${entry.match}`, { headword: entry.headword })}</p>}
          <p className="word-body" dir="auto">{entry.body}</p>
          <p className="text-13 text-soft">{entry.dictionary}</p>
        </article>
      ))}
      {outside?.silence ? <p className="text-soft">{t(`silence.${outside.silence}`)}</p> : null}
      {nobody ? <p className="text-soft">{t('translation.nobody')}</p> : null}
      {!nobody && entries.length === 0 && !outside ? <p className="text-soft">{t('translation.nothing')}</p> : null}
      <OutsideLinks asked={asked} />
    </div>
  );
}

/** Nothing is sent there before somebody follows them. */
function OutsideLinks({ asked: { text, from, to } }: { asked: Asked }) {
  const { t } = useTranslation('words');
  const google = `https://translate.google.com/?${new URLSearchParams({ sl: from, tl: to, text, op: 'translate' }).toString()}`;
  const wiktionary = `https://${to}.wiktionary.org/wiki/Special:Search?${new URLSearchParams({ search: text }).toString()}`;
  return (
    <p className="text-13 text-soft flex flex-wrap gap-x-4 items-center">
      <span>{t('translation.outside')}:</span>
      <a className="link" href={google} rel="noreferrer" target="_blank">{t('translation.google')}</a>
      <a className="link" href={wiktionary} rel="noreferrer" target="_blank">{t('translation.wiktionary')}</a>
    </p>
  );
}

/** What the save form begins with. */
export const firstTranslation = ({ entries, outside }: Translation): string => outside?.found?.text ?? (entries[0] ? shortTranslation(entries[0].body) : '');
