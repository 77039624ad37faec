import { redirect } from '@remix-run/node';
import { getWord, restoreWord } from '#app/domains/library/words/index.server.ts';
import { wordPaths } from '#app/domains/library/words/paths.ts';
import { buttonInput } from '#app/domains/library/words/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

/** There is no page here: opened by hand it leads to the word. */
export const loader = page(member, async ({ ctx, params }) => {
  const { id } = await getWord(ctx, { wordId: params.wordId ?? '' });
  throw redirect(wordPaths.word(id), 303);
});

/** Brings a removed word back. */
export const action = form(member, { schema: buttonInput, pageless: true }, async ({ ctx, params }) => {
  const lemma = await restoreWord(ctx, { wordId: params.wordId ?? '' });
  return { to: wordPaths.word(params.wordId ?? ''), toast: { key: 'words:word.restored', values: { lemma } } };
});
