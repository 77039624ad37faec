import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { changeDetails, getDesk, outlineText } from '#app/domains/library/editing/index.server.ts';
import { editingPaths } from '#app/domains/library/editing/paths.ts';
import { detailsSchema } from '#app/domains/library/editing/schema.ts';
import { DetailsForm } from '#app/domains/library/editing/ui/details-form.tsx';
import { canChange, EditingPage } from '#app/domains/library/editing/ui/editing-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { sayIn } from './editing-texts.server.ts';

export const handle = { messages: ['library', 'editing', 'ui'], title: 'editing:details.title' };

export const loader = page(member, async ({ ctx, params, url }) => {
  const desk = await getDesk(ctx, { bookId: params.id ?? '', editId: url.searchParams.get('edit') });
  const { title, author } = desk.version;
  return { desk, values: { title, author, language: '', outline: outlineText(desk.version) }, newId: uuidv7() };
});

export const action = form(member, { schema: detailsSchema }, async ({ ctx, params, input, context }) => {
  const bookId = params.id ?? '';
  await changeDetails({ ...ctx, pdf: context.services.pdf }, { bookId, values: input, say: sayIn(context) });
  return { to: editingPaths.details(bookId, { edit: input.id }) };
});

export default function PdfDetails() {
  const { desk, values, newId } = useLoaderData<typeof loader>();
  return (
    <EditingPage desk={desk} place="details" here={editingPaths.details(desk.book.id, { edit: desk.edit?.id })}>
      {canChange(desk) ? <DetailsForm key={desk.version.id} desk={desk} values={values} newId={newId} /> : null}
    </EditingPage>
  );
}
