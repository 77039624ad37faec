type Named = { username: string; firstName: string | null; lastName: string | null };

/** First and last name where somebody has given them. */
export const fullName = ({ firstName, lastName }: Omit<Named, 'username'>): string | null => [firstName, lastName].filter(Boolean).join(' ') || null;

/** What a person is called in a heading. */
export const shownName = (person: Named): string => fullName(person) ?? person.username;
