import { Form } from '@remix-run/react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Button } from '#app/ui/button.tsx';
import { editingPaths } from '../paths.ts';

/** The file has changed since the pages were arranged. */
export function StaleDraft({ bookId }: { bookId: string }) {
  const { t } = useTranslation('editing');
  return (
    <Banner
      tone="warn" title={t('stale.title')}
      actions={<Form method="post" action={editingPaths.pages(bookId)}><Button name="intent" value="discard">{t('pages.discard')}</Button></Form>}
    >
      {t('stale.text')}
    </Banner>
  );
}
