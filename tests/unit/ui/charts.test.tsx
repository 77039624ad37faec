import fc from 'fast-check';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { TranslationProvider } from '#app/platform/i18n/translation.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import { BarChart } from '#app/ui/charts/bar-chart.tsx';
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx';
import { HeatMonths } from '#app/ui/charts/heat-months.tsx';
import { heatLevels, highestUnderName, layoutBars, layoutLines, layoutMonth, spreadLabels } from '#app/ui/charts/layout.ts';
import { LineChart } from '#app/ui/charts/line-chart.tsx';
import { RankList } from '#app/ui/charts/rank-list.tsx';
import { Sparkline } from '#app/ui/charts/sparkline.tsx';
import ru from '#app/ui/messages/ru.json' with { type: 'json' };

const translator = createTranslator('ru', { ui: ru });
const render = (node: ReactNode) => renderToStaticMarkup(<TranslationProvider value={{ translator }}>{node}</TranslationProvider>);

const bars = (values: number[]) => layoutBars(values.map((value, index) => ({ label: `${index}`, value })), 148);

describe('bars', () => {
  it('grow from zero: a value twice as large is drawn twice as high', () => {
    const [small, large, none] = bars([50, 100, 0]);
    expect(large!.height).toBe(148);
    expect(small!.height).toBe(74);
    expect(none!.height).toBe(0);
  });

  it('stand on the base line, inside the picture, in proportion, whatever the values', () => {
    fc.assert(fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 }), (values) => {
      const most = Math.max(...values);
      for (const { value, y, height, x, width } of bars(values)) {
        expect(y + height).toBeCloseTo(148, 1);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(100.1);
        const due = most ? (value / most) * 148 : 0;
        expect(height).toBeCloseTo(value > 0 ? Math.max(due, 1) : 0, 1);
      }
    }));
  });

  it('always label the last one, and not more than there is room for', () => {
    const many = bars(Array.from({ length: 30 }, (_, index) => index));
    expect(many.at(-1)!.labelled).toBe(true);
    expect(many.filter(({ labelled }) => labelled).length).toBeLessThanOrEqual(13);
  });

  it('label what the chart says, when it says so', () => {
    expect(layoutBars([{ label: 'a', value: 1, isTick: false }, { label: 'b', value: 1, isTick: true }, { label: 'c', value: 1 }], 10).map(({ labelled }) => labelled)).toEqual([false, true, true]);
  });

  it('draw nothing for an empty month but keep its name', () => {
    const html = render(<BarChart label="x" data={[{ label: 'май', value: 0 }, { label: 'июн', value: 5, current: true }]} />);
    expect(html.match(/<rect/g)).toHaveLength(1);
    expect(html).toContain('май');
  });
});

describe('lines', () => {
  const series = [{ points: [{ x: 1, y: 40 }, { x: 2, y: 90 }] }];

  it('start their axis at zero unless told otherwise', () => {
    expect(layoutLines(series, 100).y.domain()[0]).toBe(0);
    expect(layoutLines(series, 100, 40).y.domain()[0]).toBe(40);
  });

  it('keep the names at their ends apart', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 5 }), (ends) => {
      const placed = [...spreadLabels(ends)].sort((a, b) => a - b);
      placed.slice(1).forEach((at, index) => expect(at - placed[index]!).toBeGreaterThanOrEqual(14));
    }));
  });
});

describe('the name of a line', () => {
  it('stands above what the line does under it, not only above its end', () => {
    const line = [{ x: 0, y: 5 }, { x: 860, y: 40 }, { x: 930, y: 20 }, { x: 1000, y: 60 }];
    expect(highestUnderName(line)).toBe(20);
    expect(highestUnderName(line.slice(0, 2))).toBe(40);
    expect(highestUnderName([])).toBe(0);
  });
});

describe('a year of days', () => {
  const month = (year: number, index: number) => Array.from({ length: new Date(Date.UTC(year, index + 1, 0)).getUTCDate() }, (_, at) => ({ date: new Date(Date.UTC(year, index, 1 + at)).toISOString().slice(0, 10), value: at }));
  const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();

  it('has a week in each row, from the reader’s first day on, in every month there is', () => {
    fc.assert(fc.property(fc.integer({ min: 1900, max: 2100 }), fc.nat(11), fc.constantFrom(1 as const, 7 as const), (year, index, weekStart) => {
      const cells = layoutMonth(month(year, index), weekStart);
      expect(Math.max(...cells.map(({ row }) => row))).toBeLessThan(6);
      for (const { date, column } of cells) expect((column + weekStart) % 7).toBe(weekday(date));
      cells.slice(1).forEach(({ row, column }, at) => expect(row * 7 + column).toBe(cells[at]!.row * 7 + cells[at]!.column + 1));
    }));
  });

  it('begins a leap year’s February where the calendar does, and gives it 29 days', () => {
    const cells = layoutMonth(month(2028, 1), 1);
    expect(cells).toHaveLength(29);
    expect(cells[0]).toMatchObject({ date: '2028-02-01', column: 1, row: 0 });
    expect(layoutMonth(month(2028, 1), 7)[0]).toMatchObject({ column: 2, row: 0 });
  });

  it('colours more never paler than less, nothing not at all, and is not blinded by one enormous day', () => {
    fc.assert(fc.property(fc.array(fc.nat(2_000), { minLength: 1, maxLength: 366 }), (values) => {
      const levelOf = heatLevels(values);
      const sorted = [...values].sort((a, b) => a - b).map(levelOf);
      expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
      expect(levelOf(0)).toBe(0);
      if (Math.max(...values) > 0) expect(levelOf(Math.max(...values))).toBe(4);
    }));
    const levelOf = heatLevels([...Array.from({ length: 100 }, (_, at) => at + 1), 100_000]);
    expect(new Set([10, 40, 60, 90].map(levelOf)).size).toBe(4);
  });

  it('draws every day, what lies ahead without colour, and a name for each month', () => {
    const days = month(2026, 10).map((day, at) => ({ ...day, value: at > 24 ? null : day.value, title: day.date }));
    const html = render(<HeatMonths months={[{ name: 'ноябрь', label: 'ноябрь: 24 дня', days }]} />);
    expect(html.match(/<rect class="ahead"/g)).toHaveLength(5);
    expect(html.match(/<title>/g)).toHaveLength(24);
    expect(html).toContain('role="img" aria-label="ноябрь: 24 дня"');
  });
});

describe('ranks', () => {
  it('are bars from zero under whole names', () => {
    const html = render(<RankList label="x" items={[{ key: 'a', label: 'Михаил Евграфович Салтыков-Щедрин', href: '/a', value: 8, valueLabel: '8 книг' }, { key: 'b', label: '<b>', value: 2, valueLabel: '2' }]} />);
    expect(html.match(/width="[\d.]+%"/g)).toEqual(['width="100%"', 'width="25%"']);
    expect(html).toContain('href="/a">Михаил Евграфович Салтыков-Щедрин</a>');
    expect(html).toContain('&lt;b&gt;');
  });
});

describe('every chart', () => {
  const figure = (
    <ChartFigure title="Страницы" sentence="На две книги впереди." table={{ columns: ['Месяц', 'Страниц'], rows: [['май', 412], ['июнь', '1 012']] }}>
      <LineChart label="Линия" series={[{ label: 'Вы', points: [{ x: 1, y: 2 }, { x: 2, y: 3 }] }]} xTicks={[{ x: 1, label: 'янв' }]} />
      <Sparkline label="Искра" values={[1, 2, 3]} />
    </ChartFigure>
  );

  it('has its numbers in a table behind <details> and a name for its picture', () => {
    const html = render(figure);
    expect(html).toMatch(/<details>.*<table.*412.*1 012.*<\/table><\/details>/s);
    expect(html).toContain('Показать таблицей');
    expect(html.match(/role="img" aria-label="[^"]+"/g)).toHaveLength(2);
  });

  it('needs no style attribute and draws no NaN, even from nothing', () => {
    const html = render(<>{figure}<BarChart label="x" data={[]} /><RankList label="x" items={[]} /><HeatMonths months={[]} /><LineChart label="x" series={[{ label: 'y', points: [] }]} xTicks={[]} /><Sparkline label="x" values={[]} /></>);
    expect(html).not.toMatch(/ style=|NaN|Infinity|undefined/);
  });
});
