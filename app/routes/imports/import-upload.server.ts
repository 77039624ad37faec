import { data, redirect } from '@remix-run/node';
import { takeImportFile } from '#app/engines/transfer/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import type { Importer, ImportPaths } from '#app/kernel/contributions/importer.ts';
import { upload } from '#app/platform/http/route.server.ts';

/** What a form around the file may weigh. */
const formBytes = 64 * 1024;

/** The action of a room's page of imports: from a sent file to its dry run, or back with what is wrong with it. */
export const importUpload = (importer: Importer, paths: ImportPaths) =>
  upload(member, async ({ ctx, request }) => {
    const taken = await takeImportFile(ctx, importer, request);
    if ('importId' in taken) throw redirect(paths.import(taken.importId), 303);
    return data({ problem: taken.problem }, { status: taken.status });
  }, { bodyBytes: importer.maxFileBytes + formBytes });
