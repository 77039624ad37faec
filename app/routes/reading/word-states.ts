import { redirect } from '@remix-run/node';
import { setWordStates } from '#app/domains/library/words/index.server.ts';
import { wordPaths } from '#app/domains/library/words/paths.ts';
import { wordStatesSchema } from '#app/domains/library/words/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

/** There is no page here: opened by hand it leads to the words. */
export const loader = page(member, async () => {
  throw redirect(wordPaths.words(), 303);
});

/** What is ticked in the list gets a state. */
export const action = form(member, { schema: wordStatesSchema, pageless: true }, async ({ ctx, input }) => {
  const back = `${wordPaths.words()}${input.back ?? ''}`;
  if (input.word.length === 0) return { to: back, toast: { key: 'words:errors.nothingTicked' } };
  const count = await setWordStates(ctx, { wordIds: input.word, state: input.state });
  return { to: back, toast: { key: `words:statesSet.${input.state}`, values: { count } } };
});
