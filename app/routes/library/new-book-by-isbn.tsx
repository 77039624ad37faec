import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { bookLanguages, draftByIsbn, suggestNames } from '#app/domains/library/index.server.ts';
import { isbnSearchSchema } from '#app/domains/library/schema.ts';
import { NewBook } from '#app/domains/library/ui/new-book.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { catalogueLimits } from './catalogue-limit.server.ts';

export const handle = { messages: ['catalogue', 'library', 'library-edit', 'ui'], title: 'library-edit:form.new' };

export const loader = page(member, async ({ ctx }) => ({
  origin: 'hand' as const,
  question: '',
  values: { id: uuidv7(), state: 'to_read', priority: 'none' },
  languages: bookLanguages(ctx.locale),
  names: await suggestNames(ctx),
}));

/** Fills the form in; nothing is saved. */
export const action = form(
  member,
  { schema: isbnSearchSchema, limits: ({ context }) => catalogueLimits(context.ctx.viewer?.id ?? '') },
  async ({ ctx, input, context }) => ({ fill: await draftByIsbn({ ...ctx, catalogues: context.services.catalogues }, { isbn13: input.isbn?.isbn13 ?? '' }) }),
);

export default function NewBookByIsbn() {
  return <NewBook {...useLoaderData<typeof loader>()} />;
}
