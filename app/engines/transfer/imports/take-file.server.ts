import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Importer } from '#app/kernel/contributions/importer.ts';
import { FileProblem } from '#app/platform/csv/file-problem.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { consumeLimits } from '#app/platform/http/rate-limit.server.ts';
import { readMultipart } from '#app/platform/http/read-multipart.server.ts';
import { startImport } from './commands/start-import.server.ts';
import { problemKey } from './problem-key.ts';

export type Taken = { importId: string } | { problem: { key: string; details: Record<string, string | number> }; status: 400 | 413 };

/** A sent file, on its way to the database as it arrives: nothing waits in memory for its end. */
export async function takeImportFile(ctx: MemberCtx, importer: Importer, request: Request): Promise<Taken> {
  await consumeLimits(ctx.db, [{ name: `${importer.room}-import`, key: ctx.viewer.id, max: 60, seconds: 3_600 }], ctx.now);
  try {
    const { taken } = await readMultipart(request, { file: 'file', take: ({ name, pieces }) => startImport(ctx, importer, { fileName: name, pieces }) });
    return taken === null ? { problem: { key: 'import:noFile', details: {} }, status: 400 } : { importId: taken };
  } catch (error) {
    const problem = problemOf(error, importer);
    return { problem: { key: problemKey(importer, problem), details: problem.details }, status: problem.problem === 'tooLarge' ? 413 : 400 };
  }
}

/** A body over the limit is told like a file over it: there is nothing else in this form. */
function problemOf(error: unknown, { maxFileBytes }: Importer): FileProblem {
  if (error instanceof AppError && error.code === 'too-large') return new FileProblem('tooLarge', { megabytes: maxFileBytes / 1024 / 1024 });
  if (error instanceof FileProblem) return error;
  throw error;
}
