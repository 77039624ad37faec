import { useLoaderData } from '@remix-run/react';
import { chooseCover, listCoverChoices } from '#app/domains/library/index.server.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { coverChoiceSchema } from '#app/domains/library/schema.ts';
import { CoverChoices } from '#app/domains/library/ui/cover-choices.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { mayAskCatalogues } from './catalogue-limit.server.ts';
import { coverUndo } from './cover-undo.ts';

export const handle = { messages: ['catalogue', 'library', 'library-edit', 'files', 'ui'], title: 'catalogue:cover.choices' };

export const loader = page(member, async ({ ctx, params, context }) => {
  const waitSeconds = await mayAskCatalogues(ctx);
  if (waitSeconds !== null) throw new AppError('rate-limited', { retryAfterSeconds: waitSeconds });
  return listCoverChoices({ ...ctx, catalogues: context.services.catalogues }, { bookId: params.id ?? '' });
});

const limit = { name: 'picture-upload', max: 60, seconds: 3_600 };

export const action = form(
  member,
  { schema: coverChoiceSchema, limits: ({ context }) => [{ ...limit, key: context.ctx.viewer?.id ?? '' }] },
  async ({ ctx, params, input, context }) => {
    const bookId = params.id ?? '';
    const cover = await chooseCover({ ...ctx, catalogues: context.services.catalogues }, { bookId, cover: input.cover });
    return { to: libraryPaths.book(bookId), toast: { key: 'library-edit:toast.coverSet', undo: coverUndo(bookId, cover) } };
  },
);

export default function CoverChoicesPage() {
  return <CoverChoices {...useLoaderData<typeof loader>()} />;
}
