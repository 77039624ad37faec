import { useLoaderData } from '@remix-run/react';
import { getWord, removeWord } from '#app/domains/library/words/index.server.ts';
import { wordPaths } from '#app/domains/library/words/paths.ts';
import { buttonInput } from '#app/domains/library/words/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';

export const handle = { messages: ['words', 'ui'], title: 'words:word.remove' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, lemma } = await getWord(ctx, { wordId: params.wordId ?? '' });
  return { id, lemma };
});

export const action = form(member, { schema: buttonInput }, async ({ ctx, params }) => {
  const wordId = params.wordId ?? '';
  const lemma = await removeWord(ctx, { wordId });
  return { to: wordPaths.words(), toast: { key: 'words:word.removed', values: { lemma }, undo: { action: wordPaths.restoration(wordId), labelKey: 'words:word.undo' } } };
});

export default function WordRemoval() {
  const { t } = useTranslation('words');
  const { id, lemma } = useLoaderData<typeof loader>();
  const parents = [{ href: wordPaths.words(), label: t('title') }, { href: wordPaths.word(id), label: lemma }];
  return (
    <ConfirmPage danger title={t('word.removal', { lemma })} breadcrumbs={<Breadcrumbs items={parents} />} confirmLabel={t('word.remove')} cancelHref={wordPaths.word(id)} cancelLabel={t('word.cancel')}>
      <p>{t('word.removalText')}</p>
    </ConfirmPage>
  );
}
