/** The secret that an address carries, of a letter's link or an invitation; what cannot be one of ours is none. */
export function readSecret(url: URL, name: 'link' | 'invitation'): string | null {
  const secret = url.searchParams.get(name);
  return secret !== null && /^[\w-]{43}$/.test(secret) ? secret : null;
}
