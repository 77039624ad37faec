import { changedBy } from '#app/kernel/contributions/goal-metric.ts';
import type { GoalSource } from '#app/kernel/contributions/goal-metric.ts';
import { keepShelfParts } from './commands/keep-shelf-parts.server.ts';
import { bookFinished, bookRestored, progressRecorded, timeRead } from './events.ts';
import { answerGoals } from './queries/answer-goals.server.ts';
import { bookOptions, nameOptions, priorityOptions } from './queries/goal-options.server.ts';
import { goalDays } from './queries/goal-days.server.ts';

const texts = (name: string) => ({ nameKey: `reading-goals:metrics.${name}`, unitKey: `reading-goals:units.${name}`, unitByKey: `reading-goals:unitsBy.${name}` });
const filters = ['book', 'tag', 'author', 'priority'];

/** What the Library lets people set goals for. */
export const libraryGoals: GoalSource = {
  metrics: [
    { id: 'library.books', ...texts('books'), usual: 2, filters: ['tag', 'author', 'priority'] },
    { id: 'library.pages', ...texts('pages'), usual: 400, filters },
    { id: 'library.minutes', ...texts('minutes'), usual: 600, filters },
    { id: 'library.book', ...texts('book'), usual: 0, filters: ['book'], isWhole: true },
  ],
  filters: [
    { kind: 'book', labelKey: 'reading-goals:filters.book', options: bookOptions },
    { kind: 'tag', labelKey: 'reading-goals:filters.tag', options: nameOptions('Tag') },
    { kind: 'author', labelKey: 'reading-goals:filters.author', options: nameOptions('Author') },
    { kind: 'priority', labelKey: 'reading-goals:filters.priority', options: priorityOptions },
  ],
  answer: answerGoals,
  countByDay: goalDays,
  keep: keepShelfParts,
  changedBy: [
    changedBy(progressRecorded, ({ ownerId }) => ownerId),
    changedBy(bookFinished, ({ ownerId }) => ownerId),
    changedBy(bookRestored, ({ ownerId }) => ownerId),
    changedBy(timeRead, ({ ownerId }) => ownerId),
  ],
};
