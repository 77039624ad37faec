import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { cutDocument, getDesk, partsProposal } from '#app/domains/library/editing/index.server.ts';
import { editingPaths } from '#app/domains/library/editing/paths.ts';
import { partsSchema } from '#app/domains/library/editing/schema.ts';
import { canChange, EditingPage } from '#app/domains/library/editing/ui/editing-page.tsx';
import { PartsForm } from '#app/domains/library/editing/ui/parts-form.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { sayIn } from './editing-texts.server.ts';

export const handle = { messages: ['library', 'editing', 'ui'], title: 'editing:parts.title' };

export const loader = page(member, async ({ ctx, params, url }) => {
  const desk = await getDesk(ctx, { bookId: params.id ?? '', editId: url.searchParams.get('edit') });
  return { desk, proposal: partsProposal(desk.version), newId: uuidv7() };
});

export const action = form(member, { schema: partsSchema }, async ({ ctx, params, input, context }) => {
  const bookId = params.id ?? '';
  await cutDocument({ ...ctx, pdf: context.services.pdf }, { bookId, values: input, say: sayIn(context) });
  return { to: editingPaths.parts(bookId, { edit: input.id }) };
});

export default function PdfParts() {
  const { desk, proposal, newId } = useLoaderData<typeof loader>();
  return (
    <EditingPage desk={desk} place="parts" here={editingPaths.parts(desk.book.id, { edit: desk.edit?.id })}>
      {canChange(desk) ? <PartsForm key={desk.version.id} desk={desk} proposal={proposal} newId={newId} /> : null}
    </EditingPage>
  );
}
