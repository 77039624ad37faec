/** What a token may do. `account` is only for clients that signed in: a personal token never changes the ways in. */
export const personalScopes = [
  'profile:read', 'profile:write', 'titles:read', 'titles:write', 'library:read', 'library:write', 'goals:read', 'goals:write',
] as const;

export const scopes = [...personalScopes, 'account'] as const;

export type Scope = (typeof scopes)[number];
export type PersonalScope = (typeof personalScopes)[number];

/** Names in the database may be older than the list above. */
export const knownScopes = (kept: readonly string[]): PersonalScope[] => personalScopes.filter((scope) => kept.includes(scope));
