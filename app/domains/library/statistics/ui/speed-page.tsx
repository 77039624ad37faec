import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx';
import { LineChart } from '#app/ui/charts/line-chart.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { libraryPaths } from '../../paths.ts';
import { statisticsPaths } from '../paths.ts';
import type { Speed } from '../queries/get-speed.server.ts';
import { useAmounts } from './amounts.ts';
import { StatisticsFrame, Switch } from './statistics-frame.tsx';

/** How many pages an hour, as the months go by. */
export function SpeedPage({ speed }: { speed: Speed }) {
  const { t } = useTranslation('statistics');
  if (speed.perHour === null) {
    return (
      <StatisticsFrame part="speed">
        <EmptyState title={t('speed.empty')} action={<ButtonLink to={libraryPaths.library({ shelf: 'reading' })}>{t('speed.emptyAction')}</ButtonLink>}>{t('speed.emptyText')}</EmptyState>
      </StatisticsFrame>
    );
  }
  const steps = ['week', 'month'] as const;
  return (
    <StatisticsFrame part="speed">
      <div className="switches">
        <Switch label={t('switch.step')} choices={steps.map((step) => ({ href: statisticsPaths.speed({ by: step === 'month' ? null : step }), label: t(`switch.${step}`), isCurrent: step === speed.step }))} />
      </div>
      <SpeedChart speed={speed} perHour={speed.perHour} />
      <p className="mt-4 text-soft">{t('speed.note')}</p>
    </StatisticsFrame>
  );
}

function SpeedChart({ speed: { points, minutes, step }, perHour }: { speed: Speed; perHour: number }) {
  const { t } = useTranslation('statistics');
  const amounts = useAmounts();
  const last = points.at(-1);
  const all = { all: amounts.perHour(perHour), time: amounts.time(minutes) };
  if (!last) return <p>{t('speed.sentencePast', all)}</p>;
  const sentence = points.length > 1 ? t('speed.sentence', { now: amounts.perHour(last.perHour), ...all }) : t('speed.sentenceOne', all);
  const rows = points.map((point) => [point.label, amounts.time(point.minutes), amounts.number(point.pages), amounts.decimal(point.perHour)]);
  // Five names of months are enough, and fit on a phone.
  const every = Math.ceil(points.length / 5);
  const ticks = points.filter((_, index) => (points.length - 1 - index) % every === 0).map(({ at, shortLabel }) => ({ x: at, label: shortLabel }));
  return (
    <ChartFigure hue="pine" title={t('speed.title')} sentence={sentence} table={{ columns: [t(`columns.${step}`), t('columns.minutes'), t('columns.pages'), t('columns.perHour')], rows }}>
      <LineChart
        hue="pine" label={sentence} xTicks={ticks} formatValue={amounts.decimal}
        series={[{ label: `${t('speed.line')}, ${amounts.decimal(last.perHour)}`, points: points.map((point) => ({ x: point.at, y: point.perHour })) }]}
      />
    </ChartFigure>
  );
}
