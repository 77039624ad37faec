/** How much one wants to read a book; the index is what the database keeps. */
export const priorities = ['none', 'low', 'normal', 'high'] as const;
export type Priority = (typeof priorities)[number];

export const priorityNumber = (priority: Priority): number => priorities.indexOf(priority);

export const priorityName = (value: number): Priority => priorities[value] ?? 'none';
