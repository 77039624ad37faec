/** What somebody did for a title; '' = made it. Texts: `titles:credit.<role>`, of '' `titles:credit.maker`. */
export const creditRoles = ['', 'author', 'director', 'studio', 'developer', 'publisher', 'network'] as const;
export type CreditRole = (typeof creditRoles)[number];

/** Fields of forms, and texts: '' is no name for one. */
export const creditField = (role: CreditRole) => role || 'maker';
