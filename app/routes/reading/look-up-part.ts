import { v7 as uuidv7 } from 'uuid';
import { explain, readQuestion, translate } from '#app/domains/library/words/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { page } from '#app/platform/http/route.server.ts';
import { mayAskOutside } from './look-up-limit.server.ts';

/** One part of a look-up as data, for the reader's panel: the dictionary does not wait for the encyclopedia. */
export const loader = page(member, async ({ ctx, url, params, context }) => {
  const query = (name: string) => url.searchParams.get(name);
  const asked = await readQuestion(ctx, { text: query('text') ?? '', bookId: query('bookId'), page: query('page'), from: query('from'), to: query('to'), sentence: query('sentence') });
  if (asked.text === '') throw notFound();
  const withLookups = { ...ctx, lookups: context.services.lookups };
  const headers = { 'Cache-Control': 'no-store' };
  if (params.part === 'translation') return Response.json({ asked, newId: uuidv7(), translation: await translate(withLookups, asked, await mayAskOutside(ctx)) }, { headers });
  if (params.part !== 'encyclopedia') throw notFound();
  const article = (await mayAskOutside(ctx)) ? await explain(withLookups, asked, query('article')) : { found: null, silence: 'quota' };
  return Response.json({ asked, article }, { headers });
});
