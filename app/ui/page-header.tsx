import type { ReactNode } from 'react';

type PageHeaderProps = { title: ReactNode; eyebrow?: ReactNode; lead?: ReactNode; breadcrumbs?: ReactNode; actions?: ReactNode; level?: 1 | 2 };

/** The page's name, one sentence about it, and its actions: primary first. */
export function PageHeader({ title, eyebrow, lead, breadcrumbs, actions, level = 1 }: PageHeaderProps) {
  return (
    <header className="page-header">
      <div>
        {breadcrumbs}
        {eyebrow ? <p className="eyebrow">{eyebrow}</p> : null}
        {level === 1 ? <h1>{title}</h1> : <h2 className="text-28">{title}</h2>}
        {lead ? <p className="lead">{lead}</p> : null}
      </div>
      {actions ? <div className="actions">{actions}</div> : null}
    </header>
  );
}
