import { useLoaderData } from '@remix-run/react';
import { forgetPassword, getDocument, givePassword } from '#app/domains/library/documents/index.server.ts';
import { documentPaths } from '#app/domains/library/documents/paths.ts';
import { passwordSchema } from '#app/domains/library/documents/schema.ts';
import { PasswordPage } from '#app/domains/library/documents/ui/password-page.tsx';
import { getBook } from '#app/domains/library/index.server.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import type { Done } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['document-pages', 'library', 'ui'], title: 'document-pages:password.title' };

export const loader = page(member, async ({ ctx, params }) => {
  const { id, title } = await getBook(ctx, { bookId: params.id ?? '' });
  const document = await getDocument(ctx, { bookId: id });
  if (!document) throw notFound();
  return { book: { id, title }, isLocked: document.state === 'locked', isRemembered: document.remembersPassword };
});

/** A password of a file is not tried by the hundred. */
const limits = ({ context }: { context: { ctx: { viewer: { id: string } | null } } }) => [{ name: 'pdf-password', key: context.ctx.viewer?.id ?? '', max: 20, seconds: 900 }];

export const action = form(member, { schema: passwordSchema, secrets: ['password'], limits }, async ({ ctx, params, input, context }): Promise<Done> => {
  const bookId = params.id ?? '';
  const to = documentPaths.document(bookId);
  if (input.intent === 'forget') {
    await forgetPassword(ctx, { bookId });
    return { to, toast: { key: 'document-pages:toast.forgotten' } };
  }
  const outcome = await givePassword({ ...ctx, pdf: context.services.pdf }, { bookId, password: input.password ?? '', remember: input.remember });
  return { to, toast: { key: outcome === 'reading' ? 'document-pages:toast.remembered' : 'document-pages:toast.opened' } };
});

export default function DocumentPassword() {
  return <PasswordPage {...useLoaderData<typeof loader>()} />;
}
