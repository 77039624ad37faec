import type { Role } from '#app/kernel/accounts/context.ts';

export const roles = ['member', 'teacher', 'owner'] as const satisfies readonly Role[];
export const personStates = ['active', 'deactivated', 'leaving', 'never'] as const;
export type PersonState = (typeof personStates)[number];
export const peopleSorts = ['joined', 'seen', 'name'] as const;
export type PeopleSort = (typeof peopleSorts)[number];
export const factorFilters = ['on', 'off'] as const;

/** Which people, in which order: what the address of the list says. */
export type PeopleView = {
  q: string;
  role: Role | null;
  state: PersonState | null;
  factor: (typeof factorFilters)[number] | null;
  sort: PeopleSort;
  after: string | null;
};

/** Reads an address; what makes no sense in it is as if it were not there. */
export function readPeopleView(params: URLSearchParams): PeopleView {
  const value = (name: string) => (params.get(name) ?? '').trim();
  const oneOf = <T extends string>(known: readonly T[], name: string): T | null => known.find((one) => one === value(name)) ?? null;
  return {
    q: searchText(value('q')),
    role: oneOf(roles, 'role'),
    state: oneOf(personStates, 'state'),
    factor: oneOf(factorFilters, 'factor'),
    sort: oneOf(peopleSorts, 'sort') ?? 'joined',
    after: value('after') || null,
  };
}

/** What of a typed search can be looked for at all. */
export const searchText = (typed: string): string => typed.toWellFormed().replace(/[\u0000-\u001f\u007f\ufffd]/g, ' ').trim().slice(0, 200);

/** The address's query of a view with something changed; defaults are left out, and the page begins anew unless `after` is given. */
export function peopleQuery(view: PeopleView, changes: Partial<PeopleView> = {}): Record<string, string | null> {
  const { q, role, state, factor, sort, after } = { ...view, after: null, ...changes };
  return { q: q || null, role, state, factor, sort: sort === 'joined' ? null : sort, after };
}

/** How many of the filters are on, without the search. */
export const filtersOn = ({ role, state, factor }: PeopleView): number => [role, state, factor].filter(Boolean).length;

/** The words of a search, folded as the database folds names (function person_search_text): few, longest first. */
export function searchWords(query: string): string[] {
  const words = query.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean);
  return [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 6);
}

export type Standing = { deactivatedAt: Date | null; blockedAt: Date | null; deletionDueAt: Date | null };

/** How somebody stands: asked to be deleted, shut out by an owner, resting of their own will, or here. */
export function standingOf({ deactivatedAt, blockedAt, deletionDueAt }: Standing): 'leaving' | 'blocked' | 'resting' | 'active' {
  if (blockedAt) return 'blocked';
  if (deletionDueAt) return 'leaving';
  return deactivatedAt ? 'resting' : 'active';
}
