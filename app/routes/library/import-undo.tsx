import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { importPaths } from '#app/domains/library/import-paths.ts';
import { getImport, requestUndo } from '#app/domains/library/index.server.ts';
import { buttonSchema } from '#app/domains/library/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';

export const handle = { messages: ['library', 'import', 'ui'], title: 'import:undo' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, fileName } = await getImport(ctx, { importId: params.id ?? '' });
  return { id, fileName };
});

export const action = form(member, { schema: buttonSchema }, async ({ ctx, params }) => {
  const importId = params.id ?? '';
  await requestUndo(ctx, { importId });
  return { to: importPaths.import(importId) };
});

export default function ImportUndo() {
  const { t } = useTranslation('import');
  const { id, fileName } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage danger title={t('undoTitle', { name: fileName })} confirmLabel={t('undoConfirm')} cancelHref={importPaths.import(id)} cancelLabel={t('cancel')}>
      {t('undoText')}
    </ConfirmPage>
  );
}
