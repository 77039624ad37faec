import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
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

/** Sent by script, so that the page being read stays; what happened is said aloud. */
function PanelForm({ asked, translation, newId, onSaved }: Translated & { onSaved: () => void }) {
  const { t } = useTranslation('words');
  const [state, setState] = useState<'open' | 'sending' | 'saved' | 'failed'>('open');
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state === 'sending') return;
    const body = new URLSearchParams([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]));
    setState('sending');
    // The answer to a form is a redirect: that there is one is all that matters here.
    fetch(wordPaths.words(), { method: 'POST', body, redirect: 'manual' }).then((response) => {
      const isSaved = response.type === 'opaqueredirect';
      setState(isSaved ? 'saved' : 'failed');
      if (isSaved) onSaved();
    }).catch(() => setState('failed'));
  };
  if (asked.text.length > lengths.word) return null;
  return (
    <form method="post" action={wordPaths.words()} onSubmit={send}>
      <FormStack>
        {translation.saved ? <AlreadySaved saved={translation.saved} /> : null}
        <input type="hidden" name="quiet" value="on" />
        <SaveWordFields asked={asked} translation={translation} newId={newId} />
        <FormActions><Button variant={translation.saved ? 'secondary' : 'primary'}>{t(translation.saved ? 'save.again' : 'save.submit')}</Button></FormActions>
      </FormStack>
      <p role="status">{state === 'saved' ? t('save.saved', { lemma: asked.text }) : state === 'failed' ? t('save.failed') : ''}</p>
    </form>
  );
}
