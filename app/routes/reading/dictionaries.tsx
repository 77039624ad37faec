import { useLoaderData } from '@remix-run/react';
import { bookLanguages } from '#app/domains/library/index.server.ts';
import { ArrivingDictionary, dictionaryLimits, DictionaryProblem, listDictionaries, takeDictionaryFile } from '#app/domains/library/words/index.server.ts';
import { wordPaths } from '#app/domains/library/words/paths.ts';
import { DictionariesPage } from '#app/domains/library/words/ui/dictionaries-page.tsx';
import { owner } from '#app/kernel/accounts/policies.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { readMultipart } from '#app/platform/http/read-multipart.server.ts';
import { page } from '#app/platform/http/route.server.ts';
import { uploadForm } from '#app/platform/http/upload-form.server.ts';

export const handle = { messages: ['words', 'admin', 'ui'], title: 'words:dictionaries.title' };

export const loader = page(owner, async ({ ctx }) => ({
  dictionaries: await listDictionaries(ctx), languages: bookLanguages(ctx.locale), megabytes: dictionaryLimits.uploadBytes / 1024 / 1024,
}));

const options = {
  bodyBytes: dictionaryLimits.uploadBytes + 64 * 1024,
  limits: ({ ctx }: { ctx: { viewer: { id: string } | null } }) => [{ name: 'dictionary-upload', key: ctx.viewer?.id ?? '', max: 60, seconds: 3_600 }],
};

/** The files go to the database as they arrive; what is wrong with them is said beside their field. */
export const action = uploadForm(owner, options, async ({ ctx, request }) => {
  await takeUpload(ctx, request);
  return { to: wordPaths.dictionaries(), toast: { key: 'words:dictionaries.added' } };
});

async function takeUpload(ctx: MemberCtx, request: Request): Promise<void> {
  const arriving = new ArrivingDictionary(ctx, 'upload');
  try {
    const { fields, taken } = await readMultipart(request, { file: 'files', several: true, take: (file) => takeDictionaryFile(arriving, file, ctx.files.stagingFolder).then(() => true) });
    if (taken === null) throw invalidField('files', 'words:errors.fileRequired');
    const language = (name: string) => String(fields.get(name) ?? '').match(/^[a-z]{2,3}$/)?.[0];
    const [from, to] = [language('from'), language('to')];
    if ((from === undefined) !== (to === undefined) || (from !== undefined && from === to)) throw invalidField(from ? 'to' : 'from', 'words:errors.bothLanguages');
    await arriving.hand({ from, to });
  } catch (error) {
    await arriving.discard();
    if (error instanceof DictionaryProblem) throw invalidField('files', error.messageKey);
    if (error instanceof AppError && error.code === 'too-large') throw new AppError('too-large', { fields: { files: ['words:problems.tooLarge'] } });
    throw error;
  }
}

export default function Dictionaries() {
  return <DictionariesPage {...useLoaderData<typeof loader>()} />;
}
