import { numberFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { BarChart } from '#app/ui/charts/bar-chart.tsx';
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx';
import { RankList } from '#app/ui/charts/rank-list.tsx';
import { Stat, Stats } from '#app/ui/stat.tsx';
import type { RatingScale } from '../model/rating-scale.ts';
import { stateKey, walkStates } from '../model/walk-state.ts';
import type { PersonNumbers as Numbers } from '../queries/get-person-numbers.server.ts';
import { PersonFrame } from './person-frame.tsx';
import type { PersonHead } from './person-frame.tsx';
import { AverageShown } from './rating-shown.tsx';
import { useTens } from './tens.ts';

type Walks = NonNullable<Numbers['walks']>;
type Reviews = NonNullable<Numbers['reviews']>;

type PersonNumbersProps = { person: PersonHead; walks: Walks | null; reviews: Reviews | null; scale: RatingScale };

/** Somebody's Titles in numbers and three pictures. */
export function PersonNumbers({ person, walks, reviews, scale }: PersonNumbersProps) {
  const { t } = useTranslation('person-titles');
  const isEmpty = (walks?.states.length ?? 0) === 0 && (reviews?.count ?? 0) === 0;
  return (
    <PersonFrame person={person} part="numbers">
      {isEmpty ? <p className="pt-6 text-soft">{t(person.isOwn ? 'numbers.noneOwn' : 'numbers.none')}</p> : (
        <div className="charts pt-6">
          <Sums walks={walks} reviews={reviews} scale={scale} />
          {walks?.states.map((one) => <StatesOfType key={one.type} {...one} />)}
          {walks && walks.years.length > 0 ? <Years years={walks.years} /> : null}
          {reviews && reviews.count > 0 ? <Ratings reviews={reviews} scale={scale} /> : null}
        </div>
      )}
    </PersonFrame>
  );
}

function Sums({ walks, reviews, scale }: Omit<PersonNumbersProps, 'person'>) {
  const { t, locale } = useTranslation('person-titles');
  const number = (value: number) => numberFormat(locale).format(value);
  const sum = (states: readonly (typeof walkStates)[number][]) => walks?.states.reduce((all, { counts }) => all + states.reduce((part, state) => part + counts[state], 0), 0) ?? 0;
  const [all, done] = [sum(walkStates), sum(['completed', 'mastered'])];
  return (
    <Stats>
      {walks ? <Stat value={number(all)} label={t('numbers.walks', { count: all })} /> : null}
      {walks ? <Stat value={number(done)} label={t('numbers.done', { count: done })} /> : null}
      {reviews ? <Stat value={number(reviews.count)} label={t('numbers.reviews', { count: reviews.count })} /> : null}
      {reviews?.average != null ? <Stat value={<AverageShown average={reviews.average} count={reviews.count} scale={scale} onlyRating />} label={t('numbers.average')} /> : null}
    </Stats>
  );
}

function StatesOfType({ type, counts }: Walks['states'][number]) {
  const { t, locale } = useTranslation(['person-titles', 'titles', 'reviews']);
  const all = walkStates.reduce((sum, state) => sum + counts[state], 0);
  const rows = walkStates.map((state) => ({ key: state, label: t(`titles:state.${stateKey(type, state)}`), value: counts[state], valueLabel: numberFormat(locale).format(counts[state]) }));
  const title = t(`reviews:types.${type}`);
  return (
    <ChartFigure hue="plum" title={title} sentence={t('person-titles:numbers.statesSentence', { count: all, done: t(`titles:done.${type}`, { count: counts.completed + counts.mastered }) })} table={{ columns: [t('person-titles:walks.state'), t('person-titles:numbers.titles')], rows: rows.map(({ label, value }) => [label, value]) }}>
      <RankList hue="plum" label={t('person-titles:numbers.statesLabel', { type: title })} items={rows.filter(({ value }) => value > 0)} />
    </ChartFigure>
  );
}

function Years({ years }: { years: Walks['years'] }) {
  const { t } = useTranslation('person-titles');
  const [first, last] = [years[0]!.year, years.at(-1)!.year];
  // One lonely bar as wide as the page says nothing.
  const every = Array.from({ length: Math.min(Math.max(last - first + 1, 5), 40) }, (_, back) => last - back).reverse().map((year) => ({ year, count: years.find((one) => one.year === year)?.count ?? 0 }));
  const most = years.reduce((best, one) => (one.count > best.count ? one : best));
  return (
    <ChartFigure hue="plum" title={t('numbers.years')} sentence={t('numbers.yearsSentence', { count: most.count, year: most.year })} table={{ columns: [t('numbers.year'), t('numbers.titles')], rows: every.map(({ year, count }) => [String(year), count]) }}>
      <BarChart hue="plum" label={t('numbers.years')} data={every.map(({ year, count }) => ({ label: String(year), value: count }))} />
    </ChartFigure>
  );
}

function Ratings({ reviews: { tens, count }, scale }: { reviews: Reviews; scale: RatingScale }) {
  const { t } = useTranslation('person-titles');
  const bars = useTens(scale, tens);
  const high = (tens[8] ?? 0) + (tens[9] ?? 0);
  return (
    <ChartFigure hue="plum" title={t('numbers.ratings')} sentence={t('numbers.ratingsSentence', { count: high, all: count, from: bars[8]?.from, max: bars[9]?.to })} table={{ columns: [t('numbers.rating'), t('numbers.titles')], rows: bars.map(({ range, value }) => [range, value]) }}>
      <BarChart hue="plum" label={t('numbers.ratings')} data={bars.map(({ from, value }) => ({ label: from, value, isTick: true }))} />
    </ChartFigure>
  );
}
