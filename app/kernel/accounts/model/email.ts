export const maxEmailLength = 254;

/**
 * The address as we keep and show it, or null if it is none that mail can be sent to. Deliberately narrow: one address,
 * no display name, no quoting, no comments, nothing that could end a mail header.
 */
export function normalizeEmail(typed: string): string | null {
  const email = typed.trim();
  if (email.length > maxEmailLength || !email.isWellFormed()) return null;
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at).normalize('NFC');
  const domain = asciiDomain(email.slice(at + 1));
  if (at < 1 || local.length > 64 || domain === null) return null;
  if (!/^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u.test(local)) return null;
  const address = `${local}@${domain}`;
  // One sign of an address may become eighteen in its key, which must fit its column as well.
  return address.length > maxEmailLength || emailKey(address).length > maxEmailLength ? null : address;
}

/** Punycode in lower case; an address literal, a bare host name or a number is no mail domain. */
function asciiDomain(domain: string): string | null {
  const plain = domain.normalize('NFKC');
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(plain)) return null;
  const ascii = URL.parse(`http://${plain}`)?.hostname ?? '';
  const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
  return new RegExp(`^(${label}\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$`).test(ascii) ? ascii : null;
}

/** What makes an e-mail address unique. Mail servers that tell upper from lower case do not exist in practice. */
export const emailKey = (email: string): string => email.normalize('NFKC').toLowerCase();
