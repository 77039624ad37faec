import { getInputProps, getTextareaProps } from '#app/platform/forms/control-props.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Checkbox } from '#app/ui/choices.tsx';
import { RatingField } from '#app/ui/rating-field.tsx';
import { TextArea, TextField } from '#app/ui/text-field.tsx';
import type { BookView } from '../queries/book-view.ts';
import { FormPage, labelled } from './form-parts.tsx';

type OpinionBook = Pick<BookView, 'id' | 'title' | 'rating' | 'review' | 'reviewHasSpoilers'>;
type Fields = { rating: string; review: string; reviewHasSpoilers: string };

export function OpinionForm({ book }: { book: OpinionBook }) {
  const { t } = useTranslation('library-edit');
  const { t: library } = useTranslation('library');
  const { form, fields, formErrors } = useReplyForm<Fields>('opinion', {
    rating: book.rating === null ? '' : String(book.rating), review: book.review ?? '', reviewHasSpoilers: book.reviewHasSpoilers ? 'on' : '',
  });
  const { rating, review, reviewHasSpoilers } = fields;
  const typed = rating.initialValue ? Number(rating.initialValue) : null;
  return (
    <FormPage title={t('opinion.title', { title: book.title })} book={book} form={form} fields={[labelled(rating, t('opinion.rating')), labelled(review, t('opinion.review'))]} formErrors={formErrors} submit={library('actions.save')}>
      <RatingField legend={t('opinion.rating')} name={rating.name} id={rating.id} defaultValue={Number.isFinite(typed) ? typed : null} kept={book.rating} errors={rating.errors} />
      <TextArea label={t('opinion.review')} help={t('opinion.reviewHelp')} optional rows={10} errors={review.errors} textareaProps={getTextareaProps(review)} />
      <Checkbox label={t('opinion.spoilers')} inputProps={getInputProps(reviewHasSpoilers, { type: 'checkbox' })} />
    </FormPage>
  );
}

export function TagsForm({ book, known }: { book: { id: string; title: string; tags: { name: string }[] }; known: string[] }) {
  const { t } = useTranslation('library-edit');
  const { t: library } = useTranslation('library');
  const { form, fields, formErrors } = useReplyForm<{ tags: string }>('tags', { tags: book.tags.map((tag) => tag.name).join(', ') });
  return (
    <FormPage title={t('tagsPage.title', { title: book.title })} book={book} form={form} fields={[labelled(fields.tags, t('form.tags'))]} formErrors={formErrors} submit={library('actions.save')}>
      <TextField label={t('form.tags')} help={t('form.tagsHelp')} optional errors={fields.tags.errors} inputProps={{ ...getInputProps(fields.tags, { type: 'text' }), list: 'known-tags' }} />
      <datalist id="known-tags">{known.map((name) => <option key={name} value={name} />)}</datalist>
    </FormPage>
  );
}
