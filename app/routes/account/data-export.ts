import { redirect } from '@remix-run/node';
import { getExportFile } from '#app/engines/transfer/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { filePaths } from '#app/kernel/files/paths.ts';
import { page } from '#app/platform/http/route.server.ts';

/** The archive of its person; the files' own door sends it, and looks again whose it is. */
export const loader = page(member, async ({ ctx, params }) => {
  const { fileId } = await getExportFile(ctx, { id: params.id ?? '' });
  throw redirect(filePaths.file(fileId), 303);
});
