import { useTranslation } from '#app/platform/i18n/translation.ts';
import { BarChart } from '#app/ui/charts/bar-chart.tsx';
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx';
import type { RatingScale } from '../model/rating-scale.ts';
import { useAverageText } from './average.tsx';
import { useTens } from './tens.ts';

type RatingsProps = { title: { average: number | null; ratingCount: number; ratingTens: readonly number[]; isHidden: boolean }; scale: RatingScale };

/** How the circle's ratings lie, in ten bars; their numbers in a table behind. */
export function Ratings({ title: { average, ratingCount, ratingTens, isHidden }, scale }: RatingsProps) {
  const { t } = useTranslation('titles');
  const text = useAverageText();
  const tens = useTens(scale, ratingTens);
  if (isHidden) return <p className="text-soft pt-8">{t('rating.hidden')}</p>;
  if (average === null) return <p className="text-soft pt-8">{t('rating.none')}</p>;
  const sentence = t('rating.sentence', { ...text(average, scale), votes: t('rating.votes', { count: ratingCount }) });
  return (
    <div className="max-w-xl pt-11">
      <ChartFigure title={t('rating.title')} sentence={sentence} hue="plum" table={{ columns: [t('rating.tens'), t('rating.count')], rows: tens.map(({ range, value }) => [range, value]) }}>
        <BarChart label={sentence} hue="plum" height={84} data={tens.map(({ from, value }) => ({ label: from, value }))} />
      </ChartFigure>
    </div>
  );
}
