import type { ReactNode } from 'react';

/** One thing of the style guide under its name. */
export const Specimen = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="py-4">
    <p className="eyebrow">{name}</p>
    {children}
  </div>
);

export type SheetProps = { prefix: string };
