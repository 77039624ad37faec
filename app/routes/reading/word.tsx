import { useLoaderData } from '@remix-run/react';
import { bookLanguages } from '#app/domains/library/index.server.ts';
import { editWord, getWord } from '#app/domains/library/words/index.server.ts';
import { wordPaths } from '#app/domains/library/words/paths.ts';
import { editWordSchema } from '#app/domains/library/words/schema.ts';
import { WordPage } from '#app/domains/library/words/ui/word-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['words', 'library', 'ui'], title: 'words:word.edit' };

export const loader = page(member, async ({ ctx, params }) => {
  const word = await getWord(ctx, { wordId: params.wordId ?? '' });
  return { word, languages: { own: bookLanguages(ctx.locale, word.language), other: bookLanguages(ctx.locale, word.toLanguage) } };
});

export const action = form(member, { schema: editWordSchema }, async ({ ctx, params, input }) => {
  const wordId = params.wordId ?? '';
  await editWord(ctx, { ...input, wordId });
  return { to: wordPaths.word(wordId), toast: { key: 'words:word.saved' } };
});

export default function Word() {
  const { word, languages } = useLoaderData<typeof loader>();
  return <WordPage key={word.id} word={word} languages={languages} />;
}
