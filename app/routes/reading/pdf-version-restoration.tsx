import { useLoaderData } from '@remix-run/react';
import { getOldVersion, restoreVersion } from '#app/domains/library/editing/index.server.ts';
import { editingPaths } from '#app/domains/library/editing/paths.ts';
import { RefusedConfirmation } from '#app/domains/library/editing/ui/refused-confirmation.tsx';
import { buttonInput } from '#app/domains/library/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';

export const handle = { messages: ['library', 'editing', 'ui'], title: 'editing:versions.restoreButton' };

export const loader = page(member, ({ ctx, params }) => getOldVersion(ctx, { bookId: params.id ?? '', versionId: params.versionId ?? '' }));

export const action = form(member, { schema: buttonInput }, async ({ ctx, params }) => {
  const bookId = params.id ?? '';
  await restoreVersion(ctx, { bookId, versionId: params.versionId ?? '' });
  return { to: editingPaths.versions(bookId), toast: { key: 'editing:versions.restored' } };
});

export default function PdfVersionRestoration() {
  const { t } = useTranslation('editing');
  const { book, version, current } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage title={t('versions.restoreTitle', { number: version.number })} confirmLabel={t('versions.restoreButton')} cancelHref={editingPaths.versions(book.id)} cancelLabel={t('cancel')}>
      <RefusedConfirmation />
      <p>{t('versions.restoreText', { at: version.at, current })}</p>
    </ConfirmPage>
  );
}
