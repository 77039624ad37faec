import { Form } from '@remix-run/react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/text-field.tsx';
import { lengths } from '../model/limits.ts';
import { wordPaths } from '../paths.ts';
import type { Asked, Translation } from '../queries/look-up.server.ts';
import { firstTranslation } from './translation-view.tsx';

type Props = { asked: Asked; translation: Translation; newId: string };

/** Keeps the word that was looked up, with its sentence. The same form in the page and, by script, in the reader's panel. */
export function SaveWordFields({ asked, translation, newId }: Props) {
  const { t } = useTranslation('words');
  const hidden = { id: newId, word: asked.text, language: asked.from, toLanguage: asked.to, book: asked.book?.id, page: asked.page };
  return (
    <>
      {Object.entries(hidden).map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
      <TextArea label={t('save.translation')} rows={2} textareaProps={{ id: 'word-translation', name: 'translation', defaultValue: firstTranslation(translation), maxLength: lengths.translation, lang: asked.to }} />
      <TextArea label={t('save.sentence')} optional rows={3} textareaProps={{ id: 'word-sentence', name: 'sentence', defaultValue: asked.sentence, maxLength: lengths.sentence, lang: asked.from }} />
    </>
  );
}

export function AlreadySaved({ saved }: { saved: NonNullable<Translation['saved']> }) {
  const { t } = useTranslation('words');
  return <p>{t('save.already', { lemma: saved.lemma, state: t(`stateWords.${saved.state}`) })} <a className="link" href={wordPaths.word(saved.id)}>{t('save.open')}</a></p>;
}

export function SaveWordForm(props: Props) {
  const { t } = useTranslation('words');
  const { saved } = props.translation;
  if (props.asked.text.length > lengths.word) return null;
  return (
    <Form method="post" action={wordPaths.words()}>
      <FormStack>
        {saved ? <AlreadySaved saved={saved} /> : null}
        <SaveWordFields {...props} />
        <FormActions><Button variant={saved ? 'secondary' : 'primary'}>{t(saved ? 'save.again' : 'save.submit')}</Button></FormActions>
      </FormStack>
    </Form>
  );
}
