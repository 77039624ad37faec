import fc from 'fast-check';
import { createInstance } from 'i18next';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { BarChart } from '#app/ui/charts/bar-chart.tsx';
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx';
import { Heatmap } from '#app/ui/charts/heatmap.tsx';
import { layoutBars, layoutHeat, layoutLines, spreadLabels } from '#app/ui/charts/layout.ts';
import { LineChart } from '#app/ui/charts/line-chart.tsx';
import { Sparkline } from '#app/ui/charts/sparkline.tsx';
import ru from '#app/ui/messages/ru.json' with { type: 'json' };

const i18n = createInstance();
beforeAll(async () => { await i18n.use(initReactI18next).init({ lng: 'ru', resources: { ru: { ui: ru } }, defaultNS: 'ui' }); });
const render = (node: ReactNode) => renderToStaticMarkup(<I18nextProvider i18n={i18n}>{node}</I18nextProvider>);

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

describe('heatmap', () => {
  const days = Array.from({ length: 60 }, (_, index) => ({ date: new Date(Date.UTC(2026, 1, 4 + index)).toISOString().slice(0, 10), value: index }));

  it('puts Monday on top and one week in one column', () => {
    const cells = layoutHeat(days);
    expect(cells[0]).toMatchObject({ date: '2026-02-04', column: 0, row: 2, level: 0 });
    expect(cells.find(({ date }) => date === '2026-02-09')).toMatchObject({ column: 1, row: 0 });
    expect(cells.at(-1)!.level).toBe(4);
  });

  it('is nothing without days', () => expect(render(<Heatmap label="x" days={[]} />)).toBe(''));
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
    const html = render(<>{figure}<BarChart label="x" data={[]} /><LineChart label="x" series={[{ label: 'y', points: [] }]} xTicks={[]} /><Sparkline label="x" values={[]} /></>);
    expect(html).not.toMatch(/ style=|NaN|Infinity|undefined/);
  });
});
