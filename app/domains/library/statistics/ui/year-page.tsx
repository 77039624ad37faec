import { useTranslation } from '#app/platform/i18n/translation.ts';
import { formatDay } from '#app/platform/time/format.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Link } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Stat, Stats } from '#app/ui/stat.tsx';
import { libraryPaths } from '../../paths.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';
import { statisticsPaths } from '../paths.ts';
import type { YearReview } from '../queries/get-year.server.ts';
import { useAmounts } from './amounts.ts';
import { LengthChart, RatingChart } from './taste-bars.tsx';
import { AuthorRanks, TagRanks } from './taste-ranks.tsx';
import { YearCalendar } from './year-calendar.tsx';
import { FinishedBooks, StandOut, YearMonths } from './year-parts.tsx';
import { YearPictureForm } from './year-picture-form.tsx';

/** One year from end to end; while it goes on, as far as it has come. */
export function YearPage({ review, weekStart }: { review: YearReview; weekStart: WeekStart }) {
  const { t, locale } = useTranslation('statistics');
  const library = useTranslation('library').t;
  const { year, isPresent, today, sums, days, taste } = review;
  const crumbs = [{ href: libraryPaths.library(), label: library('title') }, { href: statisticsPaths.overview(), label: t('title') }, { href: statisticsPaths.years(), label: t('tabs.years') }];
  const lead = isPresent ? t('year.soFar', { day: formatDay(new Date(`${today}T00:00:00Z`), locale) }) : t('year.whole');
  return (
    <div className="year-review">
      <PageHeader title={t('year.title', { year })} lead={lead} breadcrumbs={<Breadcrumbs items={crumbs} />} actions={<OtherYears review={review} />} />
      {sums.days === 0 && taste.books === 0 ? (
        <EmptyState title={t('year.empty', { year })} action={<ButtonLink to={libraryPaths.library()}>{t('year.emptyAction')}</ButtonLink>}>{t('year.emptyText')}</EmptyState>
      ) : (
        <>
          <Sums review={review} />
          <Section title={t('year.months')}>
            <div className="charts"><YearMonths review={review} /><YearCalendar year={year} days={days} today={today} measure="pages" weekStart={weekStart} /></div>
          </Section>
          <StandOut review={review} />
          {taste.books > 0 ? (
            <Section title={t('taste.title')}>
              <div className="charts-pairs">
                <AuthorRanks taste={{ ...taste, authors: taste.authors.slice(0, 5) }} />
                <TagRanks taste={{ ...taste, tags: taste.tags.slice(0, 5) }} />
                <RatingChart taste={taste} />
                <LengthChart taste={taste} />
              </div>
            </Section>
          ) : null}
          <FinishedBooks review={review} />
          <YearPictureForm review={review} />
        </>
      )}
    </div>
  );
}

function OtherYears({ review: { others: { older, newer } } }: { review: YearReview }) {
  const { t } = useTranslation('statistics');
  if (older === null && newer === null) return null;
  return (
    <nav className="switch no-print" aria-label={t('year.pager')}>
      {older === null ? null : <Link to={statisticsPaths.year(older)}>{`← ${older}`}</Link>}
      {newer === null ? null : <Link to={statisticsPaths.year(newer)}>{`${newer} →`}</Link>}
    </nav>
  );
}

function Sums({ review: { sums, before, isPresent, longestRun } }: { review: YearReview }) {
  const { t } = useTranslation('statistics');
  const { number, time } = useAmounts();
  const { books, pages, minutes, days } = sums;
  const difference = before && !isPresent ? books - before.books : null;
  const year = before?.year ?? 0;
  const hint = difference === null ? null : difference === 0 ? t('year.same', { year }) : t(difference > 0 ? 'year.more' : 'year.fewer', { count: Math.abs(difference), year });
  return (
    <Stats>
      <Stat value={number(books)} label={t('year.books', { count: books })} hint={hint} />
      <Stat value={number(pages)} label={t('year.pages', { count: pages })} />
      <Stat value={number(days)} label={t('year.days', { count: days })} />
      {minutes > 0 ? <Stat value={time(minutes)} label={t('year.minutes')} /> : null}
      {longestRun ? <Stat value={number(longestRun)} label={t('year.longestRun', { count: longestRun })} /> : null}
    </Stats>
  );
}
