import { numberFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import type { RatingScale } from '../model/rating-scale.ts';
import { tensOn } from '../model/rating-tens.ts';

type Ten = { from: string; to: string; range: string; value: number };

/** The ten bars with their names, for an axis and for a table: "8", "8–9". */
export function useTens(scale: RatingScale, counts: readonly number[]): Ten[] {
  const { locale } = useTranslation('titles');
  const number = numberFormat(locale);
  return tensOn(scale).map(({ from, to }, at) => ({ from: number.format(from), to: number.format(to), range: `${number.format(from)}–${number.format(to)}`, value: counts[at] ?? 0 }));
}
