import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { libraryPaths } from '../../paths.ts';
import { statisticsPaths } from '../paths.ts';
import type { Taste } from '../queries/get-taste.server.ts';
import type { YearSums } from '../queries/list-years.server.ts';
import { StatisticsFrame, Switch } from './statistics-frame.tsx';
import { LengthChart, RatingChart } from './taste-bars.tsx';
import { AuthorRanks, LanguageRanks, TagRanks } from './taste-ranks.tsx';

/** What the finished books were: whose, about what, in which language, how good and how long. */
export function TastePage({ taste, years }: { taste: Taste; years: readonly YearSums[] }) {
  const { t } = useTranslation('statistics');
  const { year, books } = taste;
  const choices = [null, ...years.filter((one) => one.books > 0 || one.year === year).map((one) => one.year)];
  const csv = <ButtonLink to={statisticsPaths.tasteCsv({ year })} reloadDocument>{t('taste.csv')}</ButtonLink>;
  return (
    <StatisticsFrame part="taste" actions={books > 0 ? csv : null}>
      {choices.length > 1 ? (
        <div className="switches">
          <Switch label={t('taste.years')} choices={choices.map((one) => ({ href: statisticsPaths.taste({ year: one }), label: one === null ? t('taste.allYears') : String(one), isCurrent: one === year }))} />
        </div>
      ) : null}
      {books === 0 ? (
        <EmptyState title={year === null ? t('taste.empty') : t('taste.emptyYear', { year })} action={<ButtonLink to={libraryPaths.library({ shelf: 'reading' })}>{t('taste.emptyAction')}</ButtonLink>}>{t('taste.emptyText')}</EmptyState>
      ) : (
        <>
          <p className="mb-8 text-soft">{t('taste.lead')}</p>
          <div className="charts-pairs">
            <AuthorRanks taste={taste} />
            <TagRanks taste={taste} />
            <RatingChart taste={taste} />
            <LengthChart taste={taste} />
            <LanguageRanks taste={taste} />
          </div>
        </>
      )}
    </StatisticsFrame>
  );
}
