import type { ReactNode } from 'react';

/** For the one thing on a page that should lie apart. Never inside another. */
export const Card = ({ title, actions, children }: { title?: string; actions?: ReactNode; children: ReactNode }) => (
  <section className="card">
    {title ? <header><h2>{title}</h2>{actions}</header> : null}
    {children}
  </section>
);
