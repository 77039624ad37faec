import { useLoaderData } from '@remix-run/react';
import { titleImportPaths } from '#app/domains/titles/import-paths.ts';
import { titlesImporter } from '#app/domains/titles/index.server.ts';
import { titlesImports } from '#app/domains/titles/ui/titles-imports.ts';
import { getImport, importUndoSchema, requestUndo } from '#app/engines/transfer/index.server.ts';
import { ImportUndoPage } from '#app/engines/transfer/imports/ui/import-page.tsx';
import { ImportRoom } from '#app/engines/transfer/imports/ui/import-room.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['import', 'title-import', 'ui'], title: 'import:undo' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, fileName } = await getImport(ctx, titlesImporter, { importId: params.id ?? '' });
  return { id, fileName };
});

export const action = form(member, { schema: importUndoSchema }, async ({ ctx, params }) => {
  const importId = params.id ?? '';
  await requestUndo(ctx, titlesImporter, { importId });
  return { to: titleImportPaths.import(importId) };
});

export default function ImportUndo() {
  return <ImportRoom room={titlesImports}><ImportUndoPage {...useLoaderData<typeof loader>()} /></ImportRoom>;
}
