import { useLoaderData } from '@remix-run/react';
import { bookLanguages } from '#app/domains/library/index.server.ts';
import { listWordChoices, listWords, readWordFilter, saveWord } from '#app/domains/library/words/index.server.ts';
import { wordPaths } from '#app/domains/library/words/paths.ts';
import { saveWordSchema } from '#app/domains/library/words/schema.ts';
import { WordsPage } from '#app/domains/library/words/ui/words-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['words', 'library', 'ui'], title: 'words:title' };

export const loader = page(member, async ({ ctx, url }) => {
  const filter = readWordFilter(url.searchParams);
  const [list, choices] = await Promise.all([listWords(ctx, filter), listWordChoices(ctx)]);
  return { filter, list, choices, languages: bookLanguages(ctx.locale, filter.language) };
});

const toasts = { saved: 'words:save.saved', sentence: 'words:save.sentenceAdded', known: 'words:save.known' } as const;

/** Keeps a word. Sent from the look-up, which is where it leads back to. */
export const action = form(
  member,
  { schema: saveWordSchema, limits: ({ context }) => [{ name: 'save-word', key: context.ctx.viewer?.id ?? '', max: 2_000, seconds: 3_600 }] },
  async ({ ctx, input }) => {
    const { lemma, outcome } = await saveWord(ctx, input);
    const { word: text, book: bookId, page: number, language: from, toLanguage: to, sentence, quiet } = input;
    const question = { text, bookId, page: number, from, to, sentence };
    return quiet
      ? { to: wordPaths.lookUpPart('translation', { ...question, kept: outcome }) }
      : { to: wordPaths.lookUp(question), toast: { key: toasts[outcome], values: { lemma } } };
  },
);

export default function Words() {
  return <WordsPage {...useLoaderData<typeof loader>()} />;
}
