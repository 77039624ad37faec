import type { ReactNode } from 'react';

export const Stats = ({ children }: { children: ReactNode }) => <dl className="stats">{children}</dl>;

type StatProps = { value: ReactNode; label: ReactNode; hint?: ReactNode };

/** A number with its meaning: "212", "pages left", "about 4 hours". */
export const Stat = ({ value, label, hint }: StatProps) => (
  <div className="stat">
    <dt>{label}{hint ? <small>{hint}</small> : null}</dt>
    <dd>{value}</dd>
  </div>
);

/** Small facts in two columns. Rows without a value are left out. */
export function Facts({ items }: { items: readonly { label: string; value: ReactNode }[] }) {
  const known = items.filter(({ value }) => value !== null && value !== undefined && value !== '');
  return <dl className="facts">{known.map(({ label, value }) => [<dt key={label}>{label}</dt>, <dd key={`${label}-value`}>{value}</dd>])}</dl>;
}
