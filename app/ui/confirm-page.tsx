import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Link } from './link.tsx';
import { PageHeader } from './page-header.tsx';

type ConfirmPageProps = {
  title: string;
  breadcrumbs?: ReactNode;
  confirmLabel: string;
  cancelHref: string;
  cancelLabel: string;
  danger?: boolean;
  action?: string;
  intent?: string;
  hidden?: Record<string, string>;
  children: ReactNode;
  level?: 1 | 2;
};

/** A dialog as a page: names the thing, says what happens, offers the way back. */
export function ConfirmPage({ title, breadcrumbs, confirmLabel, cancelHref, cancelLabel, danger, action, intent, hidden = {}, children, level }: ConfirmPageProps) {
  return (
    <>
      <PageHeader title={title} breadcrumbs={breadcrumbs} level={level} />
      <Form method="post" action={action} className="form">
        <div className="grid gap-3">{children}</div>
        {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <div className="form-actions">
          <Button variant={danger ? 'danger' : 'primary'} name={intent ? 'intent' : undefined} value={intent}>{confirmLabel}</Button>
          <Link className="btn btn-quiet" to={cancelHref}>{cancelLabel}</Link>
        </div>
      </Form>
    </>
  );
}
