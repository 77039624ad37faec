import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { lengths } from '../model/limits.ts';
import { wordPaths } from '../paths.ts';
import type { Answer, Encyclopedia } from '../providers/lookups.server.ts';
import type { Asked, Translation } from '../queries/look-up.server.ts';
import { EncyclopediaView } from './encyclopedia-view.tsx';
import { AlreadySaved, SaveWordFields } from './save-word-form.tsx';
import { TranslationView } from './translation-view.tsx';

export type Question = { text: string; bookId: string; page: number; sentence: string };

type Translated = { asked: Asked; newId: string; translation: Translation };

/** Asks for a part; null while it is on its way, 'failed' when our own server does not answer. */
function usePart<T>(address: string): T | 'failed' | null {
  const [answer, setAnswer] = useState<{ address: string; body: T | 'failed' } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    fetch(address, { signal: stop.signal }).then(async (response) => {
      if (!response.ok) throw new Error(String(response.status));
      setAnswer({ address, body: (await response.json()) as T });
    }).catch(() => stop.signal.aborted || setAnswer({ address, body: 'failed' }));
    return () => stop.abort();
  }, [address]);
  return answer?.address === address ? answer.body : null;
}

/** Beside the pages: the dictionary at once, the encyclopedia when it comes, and a form that keeps the word. */
export function LookUpPanel({ question, onSaved }: { question: Question; onSaved: () => void }) {
  const { t } = useTranslation('words');
  const [article, setArticle] = useState<string | null>(null);
  const translated = usePart<Translated>(wordPaths.lookUpPart('translation', question));
  const explained = usePart<{ article: Answer<Encyclopedia> }>(wordPaths.lookUpPart('encyclopedia', { ...question, sentence: null, article }));
  return (
    <div className="word-panel">
      <p className="word-asked" dir="auto">{question.text}</p>
      {translated === null ? <p role="status" className="text-soft">{t('reader.loading')}</p> : null}
      {translated === 'failed' ? <p role="alert">{t('silence.down')}</p> : null}
      {translated !== null && translated !== 'failed' ? <><TranslationView asked={translated.asked} translation={translated.translation} /><PanelForm {...translated} onSaved={onSaved} /></> : null}
      <h3>{t('wiki.title')}</h3>
      {explained === null ? <p role="status" className="text-soft">{t('reader.loading')}</p> : null}
      {explained === 'failed' ? <p>{t('wikiSilence.down')}</p> : null}
      {explained !== null && explained !== 'failed' ? <EncyclopediaView answer={explained.article} hrefOf={(title) => wordPaths.lookUp({ ...question, article: title })} onChoose={setArticle} /> : null}
      <p className="text-13"><a className="link" href={wordPaths.lookUp(question)}>{t('look.title')}</a></p>
    </div>
  );
}

type Kept = { outcome: 'saved' | 'sentence' | 'known'; lemma: string };

const said = { saved: 'save.saved', sentence: 'save.sentenceAdded', known: 'save.known' } as const;

/** Saves it; the answer leads to the look-up as it is now, by an address that says what became of the word. */
async function keep(form: HTMLFormElement): Promise<Kept> {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const response = await fetch(wordPaths.words(), { method: 'POST', body });
  const outcome = new URL(response.url).searchParams.get('kept');
  if (!response.ok || (outcome !== 'saved' && outcome !== 'sentence' && outcome !== 'known')) throw new Error(String(response.status));
  const { asked, translation } = (await response.json()) as Translated;
  return { outcome, lemma: translation.saved?.lemma ?? asked.text };
}

/** Sent by script, so that the page being read stays; what happened is said aloud. */
function PanelForm({ asked, translation, newId, onSaved }: Translated & { onSaved: () => void }) {
  const { t } = useTranslation('words');
  const [state, setState] = useState<'open' | 'sending' | 'failed' | Kept>('open');
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state === 'sending') return;
    setState('sending');
    keep(event.currentTarget).then((kept) => {
      setState(kept);
      onSaved();
    }).catch(() => setState('failed'));
  };
  if (asked.text.length > lengths.word) return null;
  const message = state === 'failed' ? t('save.failed') : typeof state === 'object' ? t(said[state.outcome], { lemma: state.lemma }) : '';
  return (
    <form method="post" action={wordPaths.words()} onSubmit={send}>
      <FormStack>
        {translation.saved ? <AlreadySaved saved={translation.saved} /> : null}
        <input type="hidden" name="quiet" value="on" />
        <SaveWordFields asked={asked} translation={translation} newId={newId} />
        <FormActions><Button variant={translation.saved ? 'secondary' : 'primary'}>{t(translation.saved ? 'save.again' : 'save.submit')}</Button></FormActions>
      </FormStack>
      <p role="status">{message}</p>
    </form>
  );
}
