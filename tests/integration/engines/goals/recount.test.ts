import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { keepShelfParts } from '#app/domains/library/commands/keep-shelf-parts.server.ts';
import { finishReading, recordProgress, removeReading, restoreBook, retractProgress, setPriority, setTags, startReading, trashBook } from '#app/domains/library/index.server.ts';
import { saveAuthors } from '#app/domains/library/commands/save-details.server.ts';
import { addSitting } from '#app/domains/library/reader/index.server.ts';
import type { GoalQuestion } from '#app/kernel/contributions/goal-metric.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { testDatabase } from '#tests/support/database.ts';
import { givenBook } from '../../domains/library/scene.ts';
import { desk, goalPerson } from './scene.ts';
import type { GoalPerson } from './scene.ts';

const { db } = await testDatabase();
const day = (offset: number) => new Date(Date.UTC(2026, 9, 20 + offset));
const window = { from: day(2), to: day(7) };

type Step = { kind: 'open' | 'page' | 'finish' | 'retract' | 'remove' | 'trash' | 'restore' | 'sit' | 'tag' | 'untag' | 'wish' | 'credit' | 'keep' | 'let go'; book: number; offset: number; amount: number };
const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom<Step['kind']>('open', 'page', 'page', 'page', 'finish', 'retract', 'remove', 'trash', 'restore', 'sit', 'tag', 'untag', 'wish', 'credit', 'keep', 'keep', 'let go'),
  book: fc.nat(1), offset: fc.nat(10), amount: fc.integer({ min: 1, max: 300 }),
});

/** What goals may be narrowed by here, as far as it is there. */
async function filtersOf(ctx: GoalPerson): Promise<Record<string, { kind: string; value: string }>> {
  const where = { ownerId: ctx.viewer.id };
  const [tag, author] = [await db.tag.findFirst({ where }), await db.author.findFirst({ where: { ...where, name: 'Leo Tolstoy' } })];
  return { tag: { kind: 'tag', value: tag?.id ?? '' }, author: { kind: 'author', value: author?.id ?? '' }, priority: { kind: 'priority', value: 'high' } };
}

/** One change, as a person makes it; what the shelf refuses is no change. Sums for goals are kept from some moment on, or no longer: nobody may notice. */
async function change(ctx: GoalPerson, bookId: string, { kind, offset, amount }: Step): Promise<void> {
  const reading = await db.reading.findFirst({ where: { bookId }, orderBy: { createdAt: 'desc' } });
  const entry = await db.progressEntry.findFirst({ where: { bookId, retractedAt: null }, orderBy: { at: 'desc' } });
  const steps: Record<Step['kind'], () => Promise<unknown>> = {
    open: () => startReading(ctx, { bookId, id: uuidv7() }),
    page: () => recordProgress(ctx, { bookId, id: uuidv7(), unit: 'page', value: amount, on: day(offset) }),
    finish: async () => reading && finishReading(ctx, { bookId, readingId: reading.id, endedOn: day(offset) }),
    retract: async () => entry && retractProgress(ctx, { bookId, entryId: entry.id }),
    remove: async () => reading && removeReading(ctx, { bookId, readingId: reading.id }),
    trash: () => trashBook(ctx, { bookId }), restore: () => restoreBook(ctx, { bookId }),
    sit: () => addSitting(ctx, { bookId, id: uuidv7(), on: day(offset), minutes: amount, pages: 1 }),
    tag: () => setTags(ctx, { bookId, tags: ['chosen'] }), untag: () => setTags(ctx, { bookId, tags: [] }),
    wish: () => setPriority(ctx, { bookId, priority: amount % 2 ? 'high' : 'low' }),
    credit: () => inTransaction(db, (tx) => saveAuthors(tx, ctx.viewer.id, bookId, amount % 2 ? ['Leo Tolstoy', 'Sofia Tolstaya'] : ['Somebody Else'])),
    keep: async () => { const filters = Object.values(await filtersOf(ctx)); await inTransaction(db, (tx) => keepShelfParts(tx, ctx.viewer.id, filters)); },
    'let go': () => inTransaction(db, (tx) => keepShelfParts(tx, ctx.viewer.id, [])),
  };
  await steps[kind]().catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}

const inWindow = (at: Date | null) => at !== null && at >= window.from && at <= window.to;
const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);

/** The same numbers, counted the slow way from the rows that people made. */
async function recount(ctx: GoalPerson, filters: Record<string, { value: string }>): Promise<Record<string, number>> {
  const books = await db.book.findMany({ where: { ownerId: ctx.viewer.id, deletedAt: null }, include: { tags: true, authors: true, progress: true, readings: true, sittings: true }, orderBy: { id: 'asc' } });
  const pages = (of: typeof books) => sum(of.flatMap(({ progress }) => progress.filter((one) => one.retractedAt === null && inWindow(one.day)).map((one) => one.pagesAdvanced)));
  const finished = (of: typeof books) => of.flatMap(({ readings }) => readings.filter((one) => one.state === 'finished' && inWindow(one.endedOn))).length;
  const minutes = (of: typeof books) => Math.floor(sum(of.flatMap(({ sittings }) => sittings.filter((one) => inWindow(one.day)).map((one) => one.seconds))) / 60);
  const tagged = books.filter(({ tags }) => tags.some((one) => one.tagId === filters.tag?.value));
  const written = books.filter(({ authors }) => authors.some((one) => one.authorId === filters.author?.value && one.role === ''));
  const wanted = books.filter(({ priority }) => priority === 3);
  return {
    'library.pages': pages(books), 'library.books': finished(books), 'library.minutes': minutes(books),
    'library.pages tag': pages(tagged), 'library.books tag': finished(tagged), 'library.minutes tag': minutes(tagged),
    'library.pages author': pages(written), 'library.books author': finished(written), 'library.minutes author': minutes(written),
    'library.pages priority': pages(wanted), 'library.books priority': finished(wanted), 'library.minutes priority': minutes(wanted),
  };
}

test('a goal’s number equals a recount after any sequence of changes', async () => {
  await fc.assert(fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 20 }), async (steps) => {
    const ctx = await goalPerson(db, 'recount', { now: '2026-10-30T12:00:00Z' });
    const books = [await givenBook(ctx, { pages: 300 }), await givenBook(ctx, { pages: 200, tags: 'chosen', authors: 'Leo Tolstoy' })];
    for (const step of steps) await change(ctx, books[step.book]!, step);
    const filters = await filtersOf(ctx);
    const expected = await recount(ctx, filters);
    const names = Object.keys(expected);
    const questions = names.map((name): GoalQuestion => {
      const [metric = '', kind] = name.split(' ');
      return { metric, ...window, filter: (kind && filters[kind]) || null };
    });
    const answers = await desk.answer(db, ctx.viewer.id, questions);
    expect(Object.fromEntries(names.map((name, index) => [name, answers[index]?.amount]))).toEqual(expected);
    for (const [index, question] of questions.entries()) {
      const days = await desk.countByDay(db, ctx.viewer.id, question);
      expect(Math.floor(sum(days.map(({ amount }) => amount)) + 1e-9), `${names[index]} day by day`).toBe(expected[names[index]!]);
      expect(days.every((one) => inWindow(one.day))).toBe(true);
    }
  }), { numRuns: 25 });
}, 120_000);
