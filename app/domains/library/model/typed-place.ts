/** "120", "стр. 120", "40%", "12,5 %" as people say where they are; null for anything else. */
export type TypedPlace = { unit: 'page' | 'percent'; value: number };

export function readPlace(text: string): TypedPlace | null {
  const said = text.normalize('NFKC').trim();
  const percent = /^(\d{1,3}(?:[.,]\d{1,2})?)\s*%$/.exec(said)?.[1];
  if (percent !== undefined) return { unit: 'percent', value: Number(percent.replace(',', '.')) };
  const page = /^(?:(?:page|p|с|стр|страница)\.?\s*)?(\d{1,6})$/i.exec(said)?.[1];
  return page === undefined ? null : { unit: 'page', value: Number(page) };
}

/** The same in few letters, for the data of a button: `p120`, `c12.5`. */
export const placeCode = ({ unit, value }: TypedPlace): string => `${unit === 'page' ? 'p' : 'c'}${value}`;

export function readPlaceCode(code: string): TypedPlace | null {
  const found = /^([pc])(\d{1,6}(?:\.\d{1,2})?)$/.exec(code);
  return found ? { unit: found[1] === 'p' ? 'page' : 'percent', value: Number(found[2]) } : null;
}
