import { useActionData } from '@remix-run/react';
import type { FormReply } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { libraryPaths } from '../paths.ts';
import type { DraftBook } from '../queries/draft-book.server.ts';
import { BookForm } from './book-form.tsx';
import type { BookFormProps } from './book-form.tsx';

type NewBookProps = Omit<BookFormProps, 'book' | 'note'> & Pick<DraftBook, 'origin'> & { question: string };

/** The form of a new book, empty or with what a catalogue knows. Filled anew it is another form, or the browser would keep what stood there. */
export function NewBook({ origin, question, ...form }: NewBookProps) {
  const reply = useActionData() as FormReply | undefined;
  return <BookForm key={reply?.filled} {...form} isFound={origin === 'found'} note={<Note origin={origin} question={question} reply={reply} />} />;
}

function Note({ origin, question, reply }: { origin: DraftBook['origin']; question: string; reply: FormReply | undefined }) {
  const { t } = useTranslation('catalogue');
  if (reply?.filled) return <Banner tone="success">{t('draft.filled')}</Banner>;
  if (reply) return null;
  if (origin === 'found') return <Banner title={t('draft.found')}>{t('draft.foundText')}</Banner>;
  if (origin === 'hand') return null;
  const again = question ? <ButtonLink size="s" to={libraryPaths.findBook({ q: question })} reloadDocument>{t('draft.again')}</ButtonLink> : null;
  return <Banner tone="warn" title={t('draft.silent')} actions={again}>{t('draft.silentText')}</Banner>;
}
