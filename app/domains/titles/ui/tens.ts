import { useTranslation } from 'react-i18next';
import type { RatingScale } from '../model/rating-scale.ts';
import { tensOn } from '../model/rating-tens.ts';

type Ten = { from: string; to: string; range: string; value: number };

/** The ten bars with their names, for an axis and for a table: "8", "8–9". */
export function useTens(scale: RatingScale, counts: readonly number[]): Ten[] {
  const { i18n } = useTranslation('titles');
  const number = new Intl.NumberFormat(i18n.language);
  return tensOn(scale).map(({ from, to }, at) => ({ from: number.format(from), to: number.format(to), range: `${number.format(from)}–${number.format(to)}`, value: counts[at] ?? 0 }));
}
