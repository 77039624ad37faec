import type { ReactNode } from 'react';

/** Text to be read: the serif, 66 characters wide. */
export const Prose = ({ children, lang }: { children: ReactNode; lang?: string }) => <div className="prose" lang={lang}>{children}</div>;
