import { getFormProps, getInputProps, getTextareaProps } from '#app/platform/forms/control-props.ts';
import { Form } from '@remix-run/react';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choices.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/text-field.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { RatingScale } from '../model/rating-scale.ts';
import { titlesPaths } from '../paths.ts';
import { RatingInput } from './rating-input.tsx';

type Kept = { rating: number; text: string | null; hasSpoilers: boolean };
type Fields = { rating: string; text: string; hasSpoilers: string };

type ReviewFormProps = {
  titleId: string;
  scale: RatingScale;
  kept: Kept | null;
  /** On a page of its own it has a way back and, for a review that is there, a way to remove it. */
  isPage?: boolean;
};

/** One's review: the rating by one's own scale, words, and whether they give something away. */
export function ReviewForm({ titleId, scale, kept, isPage = false }: ReviewFormProps) {
  const { t } = useTranslation('reviews');
  const { form, fields, formErrors } = useReplyForm<Fields>('review', { rating: kept ? String(kept.rating) : '', text: kept?.text ?? '', hasSpoilers: kept?.hasSpoilers ? 'on' : '' }, isPage ? undefined : 'none of this page');
  const { rating, text, hasSpoilers } = fields;
  return (
    <Form method="post" action={titlesPaths.review(titleId)} {...getFormProps(form)}>
      <FormStack>
        <ErrorSummary errors={summaryOf([{ ...named(rating), label: t('form.rating') }, { ...named(text), label: t('form.text') }], formErrors)} />
        <RatingInput scale={scale} kept={kept?.rating ?? null} name={rating.name} id={rating.id} value={rating.initialValue} errors={rating.errors} />
        <TextArea label={t('form.text')} help={t('form.textHelp')} optional rows={isPage ? 10 : 5} errors={text.errors} textareaProps={getTextareaProps(text)} />
        <Checkbox label={t('form.spoilers')} inputProps={getInputProps(hasSpoilers, { type: 'checkbox' })} />
        <FormActions>
          <Button variant="primary">{t('form.save')}</Button>
          {isPage ? <ButtonLink variant="quiet" to={titlesPaths.title(titleId)}>{t('cancel')}</ButtonLink> : null}
        </FormActions>
        {isPage && kept ? <p><TextLink to={titlesPaths.reviewRemoval(titleId)}>{t('remove.link')}</TextLink></p> : null}
      </FormStack>
    </Form>
  );
}

const named = ({ id, errors }: { id: string; errors?: string[] }) => ({ id, errors });
