import type { ReactNode } from 'react';
import { Link } from './link.tsx';

type Part = { href: string; label: string; current?: boolean };

/**
 * An area of several pages: on wide screens a quiet list of them at the side. On phones the area's first page is the
 * list and a page's breadcrumbs lead back to it.
 */
export function Sectioned({ label, items, children }: { label: string; items: readonly Part[]; children: ReactNode }) {
  return (
    <div className="sectioned">
      <nav className="side-list" aria-label={label}>
        <ul>
          {items.map(({ href, label: text, current }) => (
            <li key={href}><Link to={href} aria-current={current ? 'page' : undefined}>{text}</Link></li>
          ))}
        </ul>
      </nav>
      <div className="sectioned-page">{children}</div>
    </div>
  );
}
