import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { SelectField, TextField } from '#app/ui/text-field.tsx';
import type { Option } from '#app/ui/text-field.tsx';
import { libraryPaths } from '../../paths.ts';
import { lengths } from '../model/limits.ts';
import { wordPaths } from '../paths.ts';
import type { Answer, Encyclopedia } from '../providers/lookups.server.ts';
import type { Asked, Translation } from '../queries/look-up.server.ts';
import { EncyclopediaView } from './encyclopedia-view.tsx';
import { SaveWordForm } from './save-word-form.tsx';
import { TranslationView } from './translation-view.tsx';

type Props = { asked: Asked; languages: Option[]; newId: string; translation: Translation | null; article: Answer<Encyclopedia> | null };

/** A look-up as a page: what the reader's panel shows, without scripts. */
export function LookUpPage({ asked, languages, newId, translation, article }: Props) {
  const { t } = useTranslation('words');
  const { t: library } = useTranslation('library');
  const { text, from, to, book, page, sentence } = asked;
  const query = { text, bookId: book?.id, page, from, to, sentence };
  const crumbs = [{ href: libraryPaths.library(), label: library('title') }, book ? { href: libraryPaths.book(book.id), label: book.title } : { href: wordPaths.words(), label: t('title') }];
  return (
    <>
      <PageHeader title={t('look.title')} lead={text === '' ? t('look.lead') : null} breadcrumbs={<Breadcrumbs items={crumbs} />} />
      <QuestionForm key={`${text} ${from} ${to}`} asked={asked} languages={languages} />
      {book && page ? <p><a className="link" href={wordPaths.page(book.id, page)}>{t('look.back', { page })}</a></p> : null}
      {translation && article ? (
        <div className="look-up">
          <Section title={t('translation.title')}><TranslationView asked={asked} translation={translation} /></Section>
          <Section title={t('wiki.title')}><EncyclopediaView answer={article} hrefOf={(title) => wordPaths.lookUp({ ...query, article: title })} /></Section>
          {text.length <= lengths.word ? <Section title={t('save.title')}><SaveWordForm key={newId} asked={asked} translation={translation} newId={newId} /></Section> : null}
        </div>
      ) : null}
    </>
  );
}

/** A GET form: an answer is an address. */
function QuestionForm({ asked, languages }: Pick<Props, 'asked' | 'languages'>) {
  const { t } = useTranslation('words');
  const hidden = { bookId: asked.book?.id, page: asked.page, sentence: asked.sentence };
  return (
    <form className="look-up-form" method="get" action={wordPaths.lookUp()} role="search" aria-label={t('look.title')}>
      {Object.entries(hidden).map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
      <TextField label={t('look.text')} inputProps={{ id: 'look-up-text', name: 'text', type: 'search', defaultValue: asked.text, maxLength: lengths.question, required: true, enterKeyHint: 'search', autoFocus: asked.text === '' }} />
      <SelectField label={t('look.from')} selectProps={{ id: 'look-up-from', name: 'from', defaultValue: asked.text === '' ? 'en' : asked.from }} options={languages} />
      <SelectField label={t('look.to')} selectProps={{ id: 'look-up-to', name: 'to', defaultValue: asked.to }} options={languages} />
      <button className="btn btn-primary">{t('look.submit')}</button>
    </form>
  );
}
