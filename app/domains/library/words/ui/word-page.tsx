import { getFormProps, getInputProps, getSelectProps, getTextareaProps } from '#app/platform/forms/control-props.ts';
import { Form } from '@remix-run/react';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choices.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { SelectField, TextArea, TextField } from '#app/ui/text-field.tsx';
import type { Option } from '#app/ui/text-field.tsx';
import { libraryPaths } from '../../paths.ts';
import { lengths } from '../model/limits.ts';
import { wordStates } from '../model/word-state.ts';
import { wordPaths } from '../paths.ts';
import type { SentenceView, WordView } from '../queries/get-word.server.ts';

type Languages = { own: Option[]; other: Option[] };

/** One saved word: where it was met, and a form to change it. */
export function WordPage({ word, languages }: { word: WordView; languages: Languages }) {
  const { t } = useTranslation('words');
  const { t: library } = useTranslation('library');
  const crumbs = [{ href: libraryPaths.library(), label: library('title') }, { href: wordPaths.words(), label: t('title') }];
  const again = { text: word.lemma, from: word.language, to: word.toLanguage, bookId: word.sentences[0]?.book?.id };
  return (
    <>
      <PageHeader
        title={<span lang={word.language} dir="auto">{word.lemma}</span>} eyebrow={t('word.added', { at: word.addedAt })} breadcrumbs={<Breadcrumbs items={crumbs} />}
        actions={<ButtonLink to={wordPaths.lookUp(again)}>{t('word.lookUp')}</ButtonLink>}
      />
      {word.isRemoved ? <Removed id={word.id} /> : null}
      <Section title={t('word.sentences')}>
        {word.sentences.length === 0 ? <p className="text-soft">{t('word.noSentences')}</p> : <ul className="word-sentences">{word.sentences.map((sentence) => <Sentence key={sentence.id} sentence={sentence} language={word.language} />)}</ul>}
      </Section>
      {word.isRemoved ? null : <Section title={t('word.changes')}><EditForm word={word} languages={languages} /></Section>}
    </>
  );
}

function Removed({ id }: { id: string }) {
  const { t } = useTranslation('words');
  return <Banner actions={<Form method="post" action={wordPaths.restoration(id)}><Button size="s">{t('word.restore')}</Button></Form>}>{t('word.isRemoved')}</Banner>;
}

function Sentence({ sentence: { sentence, form, page, book, at }, language }: { sentence: SentenceView; language: string }) {
  const { t } = useTranslation('words');
  const start = sentence.toLowerCase().indexOf(form.toLowerCase());
  const label = book ? [book.title, page ? t('word.page', { page }) : null].filter(Boolean).join(', ') : null;
  const href = book && (book.isOnPage && page ? wordPaths.page(book.id, page) : libraryPaths.book(book.id));
  return (
    <li>
      <blockquote className="word-quote" lang={language} dir="auto">
        {start === -1 ? sentence : <>{sentence.slice(0, start)}<strong>{sentence.slice(start, start + form.length)}</strong>{sentence.slice(start + form.length)}</>}
      </blockquote>
      <p className="text-13 text-soft">{href ? <><a className="link" href={href}>{label}</a> · </> : null}{at}</p>
    </li>
  );
}

function EditForm({ word, languages }: { word: WordView; languages: Languages }) {
  const { t } = useTranslation('words');
  const { lemma, language, toLanguage, translation, state } = word;
  const { form, fields, formErrors } = useReplyForm<{ lemma: string; language: string; toLanguage: string; translation: string; state: string }>('word', { lemma, language, toLanguage, translation, state });
  const labels = { lemma: t('word.lemma'), language: t('word.language'), toLanguage: t('word.toLanguage'), translation: t('word.translation'), state: t('states.label') };
  const summary = (Object.keys(labels) as (keyof typeof labels)[]).map((name) => ({ id: fields[name].id, errors: fields[name].errors, label: labels[name] }));
  return (
    <Form method="post" {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf(summary, formErrors)} />
        <TextField label={labels.lemma} errors={fields.lemma.errors} inputProps={{ ...getInputProps(fields.lemma, { type: 'text' }), maxLength: lengths.word, required: true, lang: language }} />
        <TextArea label={labels.translation} rows={3} errors={fields.translation.errors} textareaProps={{ ...getTextareaProps(fields.translation), maxLength: lengths.translation, lang: toLanguage }} />
        <RadioGroup legend={labels.state} name={fields.state.name} id={fields.state.id} defaultValue={fields.state.initialValue} errors={fields.state.errors} layout="row" options={wordStates.map((value) => ({ value, label: t(`stateWords.${value}`) }))} />
        <SelectField label={labels.language} errors={fields.language.errors} selectProps={getSelectProps(fields.language)} options={languages.own} />
        <SelectField label={labels.toLanguage} errors={fields.toLanguage.errors} selectProps={getSelectProps(fields.toLanguage)} options={languages.other} />
        <FormActions>
          <Button variant="primary">{t('word.save')}</Button>
          <ButtonLink variant="danger" to={wordPaths.removal(word.id)}>{t('word.remove')}</ButtonLink>
        </FormActions>
      </FormStack>
    </Form>
  );
}
