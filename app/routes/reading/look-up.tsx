import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { bookLanguages } from '#app/domains/library/index.server.ts';
import { explain, readQuestion, translate } from '#app/domains/library/words/index.server.ts';
import { LookUpPage } from '#app/domains/library/words/ui/look-up-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { mayAskOutside } from './look-up-limit.server.ts';

export const handle = { messages: ['words', 'library', 'ui'], title: 'words:look.title' };

/** Both parts at once, and neither longer than the time that the outside world is given. */
export const loader = page(member, async ({ ctx, url, context }) => {
  const query = (name: string) => url.searchParams.get(name);
  const asked = await readQuestion(ctx, { text: query('text') ?? '', bookId: query('bookId'), page: query('page'), from: query('from'), to: query('to'), sentence: query('sentence') });
  const languages = bookLanguages(ctx.locale, asked.from);
  if (asked.text === '') return { asked, languages, newId: uuidv7(), translation: null, article: null };
  const withLookups = { ...ctx, lookups: context.services.lookups };
  const mayAsk = await mayAskOutside(ctx);
  const [translation, article] = await Promise.all([translate(withLookups, asked, mayAsk), mayAsk ? explain(withLookups, asked, query('article')) : ({ found: null, silence: 'quota' } as const)]);
  return { asked, languages, newId: uuidv7(), translation, article };
});

export default function LookUp() {
  return <LookUpPage {...useLoaderData<typeof loader>()} />;
}
