import { Link } from './link.tsx';

type Tab = { href: string; label: string; count?: number | string; current?: boolean };

/** Tabs are links: every one of them is an address. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map(({ href, label: text, count, current }) => (
        <Link key={href} className="tab" to={href} aria-current={current ? 'page' : undefined}>
          {text}
          {count === undefined ? null : <small>{count}</small>}
        </Link>
      ))}
    </nav>
  );
}
