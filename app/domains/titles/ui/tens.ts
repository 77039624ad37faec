import { useTranslation } from 'react-i18next';
import type { RatingScale } from '../model/rating-scale.ts';
import { tensOn } from '../model/rating-tens.ts';

/** Names of the ten bars, for an axis and for a table: "8", "8–9". */
export function useTens(scale: RatingScale): { from: string; to: string; range: string }[] {
  const { i18n } = useTranslation('titles');
  const number = new Intl.NumberFormat(i18n.language);
  return tensOn(scale).map(({ from, to }) => ({ from: number.format(from), to: number.format(to), range: `${number.format(from)}–${number.format(to)}` }));
}
