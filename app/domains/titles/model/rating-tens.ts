import type { RatingScale } from './rating-scale.ts';

/** Edges of the ten bars into which ratings fall, in the scale's own numbers: 80–89, 8–9, 4–4.5. Faces are too few for ten bars. */
export function tensOn(scale: RatingScale): { from: number; to: number }[] {
  const step = { hundred: 10, smileys: 10, ten: 1, five: 0.5 }[scale];
  const bars = Array.from({ length: 10 }, (_, at) => ({ from: at * step, to: (at + 1) * step }));
  return step === 10 ? bars.map(({ from, to }) => ({ from, to: to === 100 ? to : to - 1 })) : bars;
}
