import { redirect } from '@remix-run/node';

/** A twin that was merged into another title leads there. */
export function requireSameTitle<T extends { id: string }>(title: T, asked: string | undefined, path: (id: string) => string): T {
  if (title.id !== asked?.toLowerCase()) throw redirect(path(title.id), 302);
  return title;
}
