import { emptyTrash } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { buttonInput } from '#app/domains/library/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';

export const handle = { messages: ['library', 'library-edit', 'ui'], title: 'library:actions.emptyTrash' };

export const loader = page(member, async () => null);

export const action = form(member, { schema: buttonInput }, async ({ ctx }) => {
  const count = await emptyTrash(ctx);
  return { to: libraryPaths.trash(), toast: { key: 'library-edit:toast.trashEmptied', values: { count } } };
});

export default function TrashEmptying() {
  const { t } = useTranslation('library-edit');
  const { t: library } = useTranslation('library');
  return (
    <ConfirmPage danger title={t('trash.confirm')} confirmLabel={t('trash.confirmButton')} cancelHref={libraryPaths.trash()} cancelLabel={library('actions.cancel')}>
      {t('trash.confirmText')}
    </ConfirmPage>
  );
}
