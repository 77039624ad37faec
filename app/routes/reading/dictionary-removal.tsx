import { useLoaderData } from '@remix-run/react';
import { getDictionary, removeDictionary } from '#app/domains/library/words/index.server.ts';
import { wordPaths } from '#app/domains/library/words/paths.ts';
import { buttonInput } from '#app/domains/library/words/schema.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';

export const handle = { messages: ['words', 'admin', 'ui'], title: 'words:dictionaries.remove' };

export const loader = page(owner, async ({ ctx, params }) => getDictionary(ctx, { dictionaryId: params.id ?? '' }));

export const action = form(owner, { schema: buttonInput }, async ({ ctx, params }) => {
  const name = await removeDictionary(ctx, { dictionaryId: params.id ?? '' });
  return { to: wordPaths.dictionaries(), toast: { key: 'words:dictionaries.removed', values: { name } } };
});

export default function DictionaryRemoval() {
  const { t } = useTranslation('words');
  const { name, origin, entries } = useLoaderData<typeof loader>();
  const shown = name || t('dictionaries.unnamed');
  const parents = [{ href: wordPaths.dictionaries(), label: t('dictionaries.title') }];
  return (
    <ConfirmPage
      danger title={t('dictionaries.removal', { name: shown })} breadcrumbs={<Breadcrumbs items={parents} />} confirmLabel={t('dictionaries.remove')} cancelHref={wordPaths.dictionaries()} cancelLabel={t('dictionaries.cancel')}
    >
      <p>{t('dictionaries.removalText', { count: entries })}</p>
      {origin === 'folder' ? <p>{t('dictionaries.removalFolder')}</p> : null}
    </ConfirmPage>
  );
}
