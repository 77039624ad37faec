import { Link } from './link.tsx';

/** A circle, an open book in it, and the lamp above the book. */
export function BrandMark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <circle cx="16" cy="16" r="16" className="mark-ground" />
      <circle cx="16" cy="9.5" r="3" className="lamp" />
      <path className="mark-book" d="M15.2 24.6V17.3C12.8 15.3 9.7 14.6 6.2 15v7.3c3.5-.4 6.6.3 9 2.3zm1.6 0c2.4-2 5.5-2.7 9-2.3V15c-3.5-.4-6.6.3-9 2.3z" />
    </svg>
  );
}

/** `logo`: the address of a house's own sign. */
export type BrandProps = { href: string; name: string; logo?: string };

export const Brand = ({ href, name, logo }: BrandProps) => (
  <Link className="brand" to={href}>
    {logo ? <img className="brand-logo" src={logo} alt="" width="28" height="28" /> : <BrandMark size={28} />}
    <span>{name}</span>
  </Link>
);
