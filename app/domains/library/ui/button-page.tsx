import type { ReactNode } from 'react';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { FormPage } from './form-parts.tsx';

type ButtonPageProps = { book: { id: string; title: string }; title: string; submit: string; hidden?: Record<string, string>; children?: ReactNode };

/** What a button on another page does, as a page of its own: asked for by its address, or shown when it could not be done. */
export function ButtonPage({ book, title, submit, hidden = {}, children }: ButtonPageProps) {
  const { form, formErrors } = useReplyForm('do');
  return (
    <FormPage title={title} book={book} form={form} fields={[]} formErrors={formErrors} submit={submit}>
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {children}
    </FormPage>
  );
}
