import { useLoaderData } from '@remix-run/react';
import { importPaths } from '#app/domains/library/import-paths.ts';
import { libraryImporter } from '#app/domains/library/index.server.ts';
import { libraryImports } from '#app/domains/library/ui/library-imports.ts';
import { getImport, importUndoSchema, requestUndo } from '#app/engines/transfer/index.server.ts';
import { ImportUndoPage } from '#app/engines/transfer/imports/ui/import-page.tsx';
import { ImportRoom } from '#app/engines/transfer/imports/ui/import-room.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['library', 'import', 'book-import', 'ui'], title: 'import:undo' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, fileName } = await getImport(ctx, libraryImporter, { importId: params.id ?? '' });
  return { id, fileName };
});

export const action = form(member, { schema: importUndoSchema }, async ({ ctx, params }) => {
  const importId = params.id ?? '';
  await requestUndo(ctx, libraryImporter, { importId });
  return { to: importPaths.import(importId) };
});

export default function ImportUndo() {
  return <ImportRoom room={libraryImports}><ImportUndoPage {...useLoaderData<typeof loader>()} /></ImportRoom>;
}
