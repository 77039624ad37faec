import { scaleBand, scaleLinear } from 'd3-scale';
import { placeInWeek } from '#app/platform/time/weeks.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';

export type BarDatum = { label: string; value: number; valueLabel?: string; current?: boolean; /** Whether its label is written; left out, as many are as there is room for. */ isTick?: boolean };
type Bar = BarDatum & { x: number; width: number; y: number; height: number; labelled: boolean; valued: boolean };

export const round = (value: number) => Math.round(value * 100) / 100;

/** Bars from zero, always. x and width in percent of the width, y and height in pixels of `height`. */
export function layoutBars(data: readonly BarDatum[], height: number): Bar[] {
  const most = Math.max(0, ...data.map(({ value }) => value));
  const band = scaleBand<number>().domain(data.map((_, index) => index)).range([0, 100]).paddingInner(0.36).paddingOuter(0.1);
  const scale = scaleLinear().domain([0, most || 1]).range([0, height]);
  const step = Math.ceil(data.length / 13);
  return data.map((datum, index) => {
    const drawn = datum.value > 0 ? Math.max(scale(datum.value), 1) : 0;
    return {
      ...datum,
      x: round(band(index) ?? 0),
      width: round(band.bandwidth()),
      y: round(height - drawn),
      height: round(drawn),
      labelled: datum.isTick ?? (data.length - 1 - index) % step === 0,
      valued: datum.value > 0 && (data.length <= 13 || datum.current === true || datum.value === most),
    };
  });
}

export type Point = { x: number; y: number };

/** Scales that all series of one chart share; the value axis starts at zero unless told otherwise. */
export function layoutLines(series: readonly { points: readonly Point[] }[], height: number, from?: number) {
  const points = series.flatMap((one) => one.points);
  const xs = points.length > 0 ? points.map(({ x }) => x) : [0, 1];
  const top = Math.max(from ?? 0, ...points.map(({ y }) => y));
  const x = scaleLinear().domain([Math.min(...xs), Math.max(...xs)]).range([0, 1000]);
  const y = scaleLinear().domain([from ?? 0, top || 1]).range([height, 0]).nice(4);
  return { x, y };
}

/** How high a line goes under its name, which stands before its end: points as they are drawn, of a thousand across. */
export const highestUnderName = (points: readonly Point[]): number => {
  const end = points.at(-1) ?? { x: 0, y: 0 };
  return Math.min(...points.filter(({ x }) => x >= end.x - 150).map(({ y }) => y), end.y);
};

/** Where the names of lines stand: above their ends, the lowest of several below its end, never touching. */
export function spreadLabels(ends: readonly number[], gap = 14): number[] {
  const lowest = ends.length > 1 ? Math.max(...ends) : Infinity;
  const order = ends.map((y, index) => ({ y: y === lowest ? y + 24 : y - 9, index })).sort((a, b) => a.y - b.y);
  let free = -Infinity;
  const placed = [...ends];
  for (const { y, index } of order) {
    const at = Math.max(y, free);
    placed[index] = round(at);
    free = at + gap;
  }
  return placed;
}

export type HeatDay = { date: string; /** null = lies ahead. */ value: number | null; title?: string };
type HeatCell = HeatDay & { column: number; row: number };

/** The days of one month as a calendar has them: weeks are rows, beginning on Monday (1) or Sunday (7). */
export function layoutMonth(days: readonly HeatDay[], weekStart: WeekStart): HeatCell[] {
  const offset = days[0] ? placeInWeek(new Date(`${days[0].date}T00:00:00Z`), weekStart) : 0;
  return days.map((day, index) => ({ ...day, column: (index + offset) % 7, row: Math.floor((index + offset) / 7) }));
}

export type HeatLevel = 0 | 1 | 2 | 3 | 4;

/** Five steps: nothing, then a quarter of the days with something each, so that one enormous day does not make all others pale. */
export function heatLevels(values: readonly number[]): (value: number) => HeatLevel {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const quarter = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  const steps = [quarter(0.25), quarter(0.5), quarter(0.75)];
  return (value) => (value > 0 ? ((1 + steps.filter((step) => value >= step).length) as HeatLevel) : 0);
}
