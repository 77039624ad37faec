import type { ReactNode } from 'react';

export const List = ({ label, children }: { label?: string; children: ReactNode }) => <ul className="list" aria-label={label}>{children}</ul>;

type RowProps = { href?: string; title: ReactNode; meta?: ReactNode; start?: ReactNode; end?: ReactNode; children?: ReactNode };

/** One line of a list. With an address the whole row is the link; controls in `end` stay on top of it. */
export function Row({ href, title, meta, start, end, children }: RowProps) {
  return (
    <li>
      <div className="row">
        {start}
        <div className="row-body">
          <div className="row-title">{href ? <a href={href}>{title}</a> : title}</div>
          {meta ? <div className="row-meta">{meta}</div> : null}
          {children}
        </div>
        {end ? <div className="row-end">{end}</div> : null}
      </div>
    </li>
  );
}
