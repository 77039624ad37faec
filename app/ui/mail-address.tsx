/** An address of e-mail that breaks before its house when its place is narrow, and never at a hyphen. */
export function MailAddress({ children }: { children: string }) {
  const at = Math.max(children.lastIndexOf('@'), 0);
  return <span className="mail-address"><span>{children.slice(0, at)}</span><span>{children.slice(at)}</span></span>;
}

type WithMailAddressProps = { text: string; address: string | null };

/** A sentence that names an address. */
export function WithMailAddress({ text, address }: WithMailAddressProps) {
  const at = address?.includes('@') ? text.indexOf(address) : -1;
  if (!address || at < 0) return text;
  return <>{text.slice(0, at)}<MailAddress>{address}</MailAddress>{text.slice(at + address.length)}</>;
}
