import { z } from 'zod';
import { placeLimits } from './place-limits.ts';

/*
 * Where a note lies: one place for each page, the page by its key, everything else in PDF points as the file's own
 * coordinates have them (origin below left, rotation not applied), so that zooming, turning and editing change nothing.
 */

/** As far as a page may reach (PDF: 14,400 units), and a little beyond its edge. */
const point = z.number().min(-15_000).max(15_000).transform((value) => Math.round(value * 100) / 100);

/** Upper left, upper right, lower left, lower right: as QuadPoints are written everywhere. */
const quad = z.array(point).length(8);

/** x1, y1, x2, y2 */
const rect = z.array(point).length(4);

/** x, y, x, y, … */
const stroke = z.array(point).min(2).max(8_000).refine((numbers) => numbers.length % 2 === 0);

const place = z.strictObject({
  key: z.number().int().min(1).max(2_000_000_000),
  quads: z.array(quad).max(placeLimits.quads).optional(),
  rect: rect.optional(),
  ink: z.array(stroke).max(placeLimits.strokes).optional(),
});

export type Place = z.output<typeof place>;

const numbersOf = (places: readonly Place[]) =>
  places.reduce((sum, one) => sum + (one.quads?.length ?? 0) * 8 + (one.ink ?? []).reduce((all, line) => all + line.length, 0), 0);

export const placesSchema = z
  .array(place)
  .max(placeLimits.pages)
  .refine((places) => new Set(places.map((one) => one.key)).size === places.length)
  .refine((places) => numbersOf(places) <= placeLimits.numbers);

/** Places as a form brings them; null = that is none of ours. */
export function readPlaces(text: string): Place[] | null {
  if (text.length > placeLimits.text) return null;
  try {
    const parsed = placesSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** What encloses a place: [left, bottom, right, top]. */
export function boundsOf({ quads = [], rect: box, ink = [] }: Omit<Place, 'key'>): [number, number, number, number] | null {
  const numbers = [...quads.flat(), ...(box ?? []), ...ink.flat()];
  if (numbers.length === 0) return null;
  const [xs, ys] = [numbers.filter((_, index) => index % 2 === 0), numbers.filter((_, index) => index % 2 === 1)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const highest = 14_400;

/** How far down its page a place is, as a whole number that grows downwards: the order of notes on one page. */
export function offsetOf(places: readonly Place[]): number {
  const bounds = places[0] && boundsOf(places[0]);
  if (!bounds) return 0;
  return Math.min(99_999, Math.max(0, Math.round(highest - bounds[3])));
}
