import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { answerForm, getFormFields } from '#app/domains/library/editing/index.server.ts';
import { editingPaths } from '#app/domains/library/editing/paths.ts';
import { formSchema } from '#app/domains/library/editing/schema.ts';
import { AnswersForm } from '#app/domains/library/editing/ui/answers-form.tsx';
import { canChange, EditingPage } from '#app/domains/library/editing/ui/editing-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';

export const handle = { messages: ['library', 'editing', 'ui'], title: 'editing:form.title' };

export const loader = page(member, async ({ ctx, params, url, context }) => {
  const { desk, fields } = await getFormFields({ ...ctx, pdf: context.services.pdf }, { bookId: params.id ?? '', editId: url.searchParams.get('edit') });
  return { desk, fields, newId: uuidv7() };
});

export const action = form(member, { schema: formSchema }, async ({ ctx, params, input, context }) => {
  const bookId = params.id ?? '';
  await answerForm({ ...ctx, pdf: context.services.pdf }, { ...input, bookId, answers: input.answers });
  return { to: editingPaths.form(bookId, { edit: input.id }) };
});

export default function PdfForm() {
  const { desk, fields, newId } = useLoaderData<typeof loader>();
  const { t } = useTranslation('editing');
  return (
    <EditingPage desk={desk} place="form" here={editingPaths.form(desk.book.id, { edit: desk.edit?.id })}>
      {fields === null ? <Banner tone="warn">{t('form.unreadable')}</Banner> : null}
      {fields?.length === 0 && desk.obstacle === null ? <Banner>{t('form.empty')}</Banner> : null}
      {fields && fields.length > 0 && canChange(desk) ? <AnswersForm key={desk.version.id} desk={desk} fields={fields} newId={newId} /> : null}
    </EditingPage>
  );
}
