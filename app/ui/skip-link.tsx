import type { ReactNode } from 'react';

export const SkipLink = ({ href = '#main', children }: { href?: string; children: ReactNode }) => (
  <a className="skip" href={href}>{children}</a>
);
