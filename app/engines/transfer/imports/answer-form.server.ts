import type { z } from 'zod';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Importer, ImportPaths } from '#app/kernel/contributions/importer.ts';
import type { Done } from '#app/platform/http/route.server.ts';
import { confirmImport } from './commands/apply-import.server.ts';
import { chooseImportRows } from './commands/choose-import-rows.server.ts';
import { discardImport } from './commands/discard-import.server.ts';
import type { importFormSchema } from './schema.ts';

type Form = { importId: string; paths: ImportPaths; input: z.output<typeof importFormSchema> };

/** What the form of a dry run asks for: decisions kept, the import begun, or forgotten. */
export async function answerImportForm(ctx: MemberCtx, importer: Importer, { importId, paths, input }: Form): Promise<Done> {
  if (input.intent === 'discard') {
    await discardImport(ctx, importer, { importId });
    return { to: paths.imports(), toast: { key: `${importer.messages}:discarded` } };
  }
  if (input.choices.length > 0) await chooseImportRows(ctx, importer, { importId, choices: input.choices });
  if (input.intent === 'apply') {
    await confirmImport(ctx, importer, { importId });
    return { to: paths.import(importId) };
  }
  const { kind, after, before } = input;
  return { to: paths.import(importId, { kind, after: after ? Number(after) : null, before: before ? Number(before) : null }), toast: { key: 'import:choicesSaved' } };
}
