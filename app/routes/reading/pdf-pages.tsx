import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { arrangeGrid, discardDraft, getPageGrid, insertFromBook, listSources, savePages } from '#app/domains/library/editing/index.server.ts';
import { editingPaths } from '#app/domains/library/editing/paths.ts';
import { pagesSchema } from '#app/domains/library/editing/schema.ts';
import { canChange, EditingPage } from '#app/domains/library/editing/ui/editing-page.tsx';
import { PageGridForm } from '#app/domains/library/editing/ui/page-grid.tsx';
import { InsertForm, SaveBar } from '#app/domains/library/editing/ui/page-save.tsx';
import { StaleDraft } from '#app/domains/library/editing/ui/stale-draft.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import type { Done } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { numberIn, sayIn } from './editing-texts.server.ts';

export const handle = { messages: ['library', 'editing', 'ui'], title: 'editing:pages.title' };

/** Ticked pages stay ticked when the page comes back, as far as they fit into an address. */
const mostChosen = 120;

export const loader = page(member, async ({ ctx, params, url }) => {
  const grid = await getPageGrid(ctx, { bookId: params.id ?? '', from: numberIn(url, 'from'), editId: url.searchParams.get('edit') });
  const chosen = (url.searchParams.get('chosen') ?? '').split('.').filter((id) => /^-?\d{1,9}$/.test(id)).map(Number);
  return { grid, chosen, sources: await listSources(ctx), newId: uuidv7() };
});

export const action = form(member, { schema: pagesSchema }, async ({ ctx, params, input, context }): Promise<Done> => {
  const bookId = params.id ?? '';
  const say = sayIn(context);
  if (input.intent === 'discard') {
    await discardDraft(ctx, { bookId });
    return { to: editingPaths.pages(bookId), toast: { key: 'editing:pages.discarded' } };
  }
  if (input.intent === 'save') {
    await savePages({ ...ctx, pdf: context.services.pdf }, { ...input, bookId });
    return { to: editingPaths.pages(bookId, { edit: input.id }) };
  }
  if (input.intent === 'insert') {
    const count = await insertFromBook(ctx, { bookId, source: input.source, ranges: input.sourceRanges, after: input.after, say });
    return { to: editingPaths.pages(bookId, { from: (input.after ?? 999_999_999 - 1) + 1 }), toast: { key: 'editing:pages.inserted', values: { count } } };
  }
  const ids = await arrangeGrid(ctx, { bookId, grid: input, say });
  const chosen = input.intent === 'remove' || ids.length > mostChosen ? null : ids.join('.');
  return { to: editingPaths.pages(bookId, { from: input.position ?? input.from, chosen }) };
});

export default function PdfPages() {
  const { grid, chosen, sources, newId } = useLoaderData<typeof loader>();
  const { t } = useTranslation('editing');
  const { desk } = grid;
  return (
    <EditingPage desk={desk} place="pages" here={editingPaths.pages(desk.book.id, { edit: desk.edit?.id })}>
      {grid.isStale ? <StaleDraft bookId={desk.book.id} /> : null}
      {canChange(desk) && !grid.isStale ? (
        <>
          <SaveBar key={`save-${newId}`} grid={grid} newId={newId} />
          <PageGridForm key={desk.version.id} grid={grid} chosen={chosen} />
          <InsertForm grid={grid} sources={sources} />
        </>
      ) : null}
      {desk.obstacle === 'tooLarge' ? <p>{t('pages.tooLargeHint')}</p> : null}
    </EditingPage>
  );
}
