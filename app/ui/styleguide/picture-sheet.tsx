import { CoverGrid, CoverTile } from '../cover-grid.tsx';
import { BarChart } from '../charts/bar-chart.tsx';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { HeatMonths } from '../charts/heat-months.tsx';
import { LineChart } from '../charts/line-chart.tsx';
import { RankList } from '../charts/rank-list.tsx';
import { Sparkline } from '../charts/sparkline.tsx';
import { ProgressBar, ProgressRing } from '../progress.tsx';
import { RoomPicture } from '../room-picture.tsx';
import { Section } from '../section.tsx';
import { sampleBooks, sampleDays, sampleMonths, sampleMonthsOfDays, samplePace, sampleRanks } from './samples.ts';
import { Specimen } from './specimen.tsx';

export function CoverSheet() {
  return (
    <Section title="Covers and progress">
      <CoverGrid label="Books">
        {sampleBooks.map(({ title, author }, index) => (
          <CoverTile key={title} href="#" title={title} author={author} progress={index < 2 ? { value: 212, max: 352, label: '212 из 352 страниц' } : undefined} />
        ))}
      </CoverGrid>
      <Specimen name="Progress">
        <div className="grid gap-6 max-w-form">
          <ProgressBar value={212} max={352} label="212 из 352 страниц, примерно 4 часа" showLabel end="60 %" />
          <ProgressBar value={0} max={1} label="Not started" hue="plum" showLabel />
          <div className="actions"><ProgressRing value={24} max={40} label="24 of 40 books" hue="slate">24</ProgressRing><ProgressRing value={1} max={1} label="Done" hue="brick" /><ProgressRing value={0} max={9} label="Nothing yet" /></div>
        </div>
      </Specimen>
    </Section>
  );
}

export function ChartSheet() {
  return (
    <Section title="Charts">
      <div className="grid gap-8">
        <ChartFigure title="Страницы по месяцам" sentence="За год прочитано 6 212 страниц; больше всего в октябре, 1 012." table={{ columns: ['Месяц', 'Страниц'], rows: sampleMonths.map(({ label, value }) => [label, value]) }}>
          <BarChart label="Страницы по месяцам" data={sampleMonths} />
        </ChartFigure>
        <ChartFigure hue="slate" title="Books this year" sentence="You are 2 books ahead of your pace." table={{ columns: ['Month', 'Read', 'Pace'], rows: samplePace.map(({ x, read, pace }) => [x, read, pace]) }}>
          <LineChart
            label="Books this year" xTicks={[{ x: 1, label: 'Jan' }, { x: 4, label: 'Apr' }, { x: 7, label: 'Jul' }, { x: 11, label: 'Nov' }]}
            series={[{ label: 'You, 26', points: samplePace.map(({ x, read }) => ({ x, y: read })) }, { label: 'Pace, 24', muted: true, points: samplePace.map(({ x, pace }) => ({ x, y: pace })) }]}
          />
        </ChartFigure>
        <ChartFigure hue="brick" title="Дни с книгой" sentence="Читали 203 дня из 365." table={{ columns: ['День', 'Страниц'], rows: sampleDays.slice(0, 5).map(({ date, value }) => [date, value ?? 0]) }}>
          <HeatMonths months={sampleMonthsOfDays} />
        </ChartFigure>
        <ChartFigure hue="plum" title="Authors" sentence="Most often Ursula K. Le Guin: 7 books of 52." table={{ columns: ['Author', 'Books'], rows: sampleRanks.map(({ label, value }) => [label, value]) }}>
          <RankList hue="plum" label="Authors" items={sampleRanks} />
        </ChartFigure>
        <p>За восемь недель: <Sparkline hue="plum" label="Pages a week, growing" values={[40, 62, 55, 90, 71, 120, 96, 140]} /> 140 страниц</p>
      </div>
    </Section>
  );
}

export const RoomSheet = () => (
  <Section title="The room">
    <div className="max-w-form">
      <RoomPicture
        label="Полка под лампой" shelf={sampleBooks.slice(0, 11)}
        reading={{ title: 'Превращение', author: 'Франц Кафка', heading: 'Сейчас читаю', note: '58 из 96 страниц', value: 58, max: 96, end: 'ещё час' }}
        quote={{ text: '«Книга должна быть топором для замёрзшего моря внутри нас.»', from: 'Кафка, письмо Оскару Поллаку, 1904' }}
      />
    </div>
  </Section>
);
