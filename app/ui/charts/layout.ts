import { scaleBand, scaleLinear } from 'd3-scale';

export type BarDatum = { label: string; value: number; valueLabel?: string; current?: boolean };
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
      labelled: (data.length - 1 - index) % step === 0,
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

export type HeatDay = { date: string; value: number; title?: string };
type HeatCell = HeatDay & { column: number; row: number; level: 0 | 1 | 2 | 3 | 4 };

const dayMs = 86_400_000;

/** Weeks as columns, Monday on top; five steps from nothing to the most of the period. */
export function layoutHeat(days: readonly HeatDay[]): HeatCell[] {
  const first = Date.parse(`${days[0]?.date}T00:00:00Z`);
  const offset = (new Date(first).getUTCDay() + 6) % 7;
  const most = Math.max(0, ...days.map(({ value }) => value));
  return days.map((day) => {
    const place = Math.round((Date.parse(`${day.date}T00:00:00Z`) - first) / dayMs) + offset;
    const level = day.value > 0 ? (Math.min(4, Math.ceil((day.value / most) * 4)) as 1 | 2 | 3 | 4) : 0;
    return { ...day, column: Math.floor(place / 7), row: place % 7, level };
  });
}
