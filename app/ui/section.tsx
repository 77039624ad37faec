import type { ReactNode } from 'react';

type SectionProps = { title: string; id?: string; actions?: ReactNode; children: ReactNode };

/** A part of a page under a hairline. */
export function Section({ title, id, actions, children }: SectionProps) {
  return (
    <section className="section" id={id}>
      <header>
        <h2>{title}</h2>
        {actions ? <div className="actions">{actions}</div> : null}
      </header>
      {children}
    </section>
  );
}
