import { expect, it } from 'vitest';
import { titleText } from '#app/engines/goals/model/words.ts';
import { libraryGoals } from '#app/domains/library/goal-metrics.server.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { addDays } from '#app/platform/time/days.ts';
import { catalogs } from '#app/server/messages.server.ts';

const startsOn = new Date('2026-11-01T00:00:00Z');
const pages = libraryGoals.metrics.find(({ id }) => id === 'library.pages')!;

function titleOf(locale: Locale, days: number): string {
  const goal = { id: '', metric: pages.id, amount: 100, period: 'span', repeats: true, startsOn, endsOn: addDays(startsOn, days - 1), filterKind: null, filterValue: null, archivedAt: null, deletedAt: null } as const;
  return titleText({ t: createTranslator(locale, catalogs[locale]).t, locale, today: startsOn }, goal, pages, { amount: 0, whole: null, filter: null }).replaceAll('\u00A0', ' ');
}

it.each([
  [1, '100 страниц каждый день', '100 pages every day'],
  [2, '100 страниц за каждые 2 дня', '100 pages every 2 days'],
  [10, '100 страниц за каждые 10 дней', '100 pages every 10 days'],
  [21, '100 страниц за каждый 21 день', '100 pages every 21 days'],
  [31, '100 страниц за каждый 31 день', '100 pages every 31 days'],
])('a goal that repeats every %i days says so', (days, ru, en) => expect([titleOf('ru', days), titleOf('en', days)]).toEqual([ru, en]));
