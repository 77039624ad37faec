import { isUuid } from '#app/platform/text/uuid.ts';

/** `POST /library/books/:id`: where something happened, without whose and without what the address held. */
export function routePlace(method: string, pathname: string, params: Record<string, string | undefined>): string {
  const names = new Map(Object.entries(params).flatMap(([name, value]) => (value && name !== '*' ? [[value, `:${name}`]] : [])));
  const rest = params['*'];
  const known = rest && pathname.endsWith(`/${rest}`) ? `${pathname.slice(0, -rest.length)}*` : pathname;
  const segments = known.split('/').map((segment) => names.get(decoded(segment)) ?? (isUuid(segment) ? ':id' : segment));
  return `${method} ${segments.join('/')}`.slice(0, 200);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
