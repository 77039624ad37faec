import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { List, Row } from '#app/ui/list.tsx';
import type { Option } from '#app/ui/text-field.tsx';
import { wordQuery } from '../model/word-filter.ts';
import type { WordFilter } from '../model/word-filter.ts';
import { wordStates } from '../model/word-state.ts';
import { wordPaths } from '../paths.ts';
import type { WordRow } from '../queries/list-words.server.ts';

const tones = { new: 'accent', learning: 'warn', known: 'plain' } as const;

/** Words with a box each; the form around them marks those that are ticked. */
export function WordList({ words, filter, languages }: { words: WordRow[]; filter: WordFilter; languages: Option[] }) {
  const { t } = useTranslation('words');
  const back = wordPaths.words(wordQuery(filter, { after: filter.after })).slice(wordPaths.words().length);
  return (
    <form method="post" action={wordPaths.states()}>
      {back ? <input type="hidden" name="back" value={back} /> : null}
      <List label={t('title')}>{words.map((word) => <Word key={word.id} word={word} languages={languages} />)}</List>
      <div className="actions pick-bar">
        <label className="text-soft text-13" htmlFor="state-of-ticked">{t('list.withTicked')}</label>
        <select className="input input-m" id="state-of-ticked" name="state" defaultValue={filter.state === 'learning' ? 'known' : 'learning'}>
          {wordStates.map((state) => <option key={state} value={state}>{t(`stateWords.${state}`)}</option>)}
        </select>
        <button className="btn">{t('list.apply')}</button>
      </div>
    </form>
  );
}

function Word({ word, languages }: { word: WordRow; languages: Option[] }) {
  const { t } = useTranslation('words');
  const language = languages.find((one) => one.value === word.language)?.label ?? word.language;
  return (
    <Row
      href={wordPaths.word(word.id)} title={<span lang={word.language} dir="auto">{word.lemma}</span>}
      start={(
        <label className="choice word-tick">
          <input type="checkbox" name="word" value={word.id} />
          <span className="hidden-visually">{t('list.tick', { lemma: word.lemma })}</span>
        </label>
      )}
      meta={[word.translation.split('\n')[0] || t('list.noTranslation'), language, word.bookTitle].filter(Boolean).join('\u00A0· ')}
      end={<Badge tone={tones[word.state]}>{t(`stateWords.${word.state}`)}</Badge>}
    >
      {word.sentence ? <p className="word-sentence" lang={word.language} dir="auto">{word.sentence}</p> : null}
    </Row>
  );
}
