import { useTranslation } from '#app/platform/i18n/translation.ts';
import { TextField } from '#app/ui/text-field.tsx';
import { lengths } from '../model/limits.ts';
import { wordPaths } from '../paths.ts';

/** Below a page's text: a word of it is looked up by typing it, which needs no scripts. */
export function LookUpInText({ bookId, page }: { bookId: string; page: number }) {
  const { t } = useTranslation('words');
  return (
    <form className="text-look-up" method="get" action={wordPaths.lookUp()} role="search" aria-label={t('look.title')}>
      <input type="hidden" name="bookId" value={bookId} />
      <input type="hidden" name="page" value={page} />
      <TextField label={t('look.inText')} inputProps={{ id: 'look-up-text', name: 'text', type: 'search', maxLength: lengths.question, required: true, enterKeyHint: 'search', autoComplete: 'off' }} />
      <button className="btn">{t('look.submit')}</button>
    </form>
  );
}
