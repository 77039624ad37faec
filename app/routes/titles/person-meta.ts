/** These pages are for people who know the person; search engines know the profile, if anybody may see it. */
export const noIndex = () => [{ name: 'robots', content: 'noindex' }];

/** "Reviews: Anna" */
export const personTitle = (key: string) => (t: (key: string) => string, { person }: { person: { name: string } }) => `${t(key)}: ${person.name}`;
