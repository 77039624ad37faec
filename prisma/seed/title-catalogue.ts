import type { TitleDetails } from '#app/domains/titles/schema.ts';
import { genres as allGenres } from '#app/domains/titles/model/genres.ts';
import type { Genre } from '#app/domains/titles/model/genres.ts';
import { creditRoles } from '#app/domains/titles/model/credit-role.ts';
import type { TitleType } from '#app/domains/titles/model/title-type.ts';
import type { PaletteName } from './covers/shapes.ts';
import { englishTitles } from './titles-en.ts';
import { russianTitles } from './titles-ru.ts';

export type CatalogueTitle = {
  type: TitleType;
  locale: 'ru' | 'en';
  details: TitleDetails;
  /** Who made it, the one that a cover names first. */
  makers: string[];
  sources: { source: string; externalId: string }[];
  cover: { palette: PaletteName; motif: string };
};

const listOf = (text: string, separator: string): string[] => text.split(separator).map((part) => part.trim()).filter(Boolean);

/** `left:right`, of which the right side may have colons of its own. */
const pair = (text: string): [string, string] => [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)];

function parse(text: string, locale: 'ru' | 'en'): CatalogueTitle[] {
  const lines = text.trim().split('\n');
  return lines.flatMap((line, at) => {
    if (at % 2 === 1) return [];
    const [type = '', name = '', originalName, year, episodes, genres = '', credits = '', sources = '', cover = ''] = line.split('|').map((part) => part.trim());
    const [palette = '', motif = ''] = cover.split(' ');
    const makers = listOf(credits, ';').map(pair);
    return [{
      type: type as TitleType, locale, makers: makers.map(([, maker]) => maker),
      details: {
        name, description: lines[at + 1] ?? '', year: Number(year),
        ...(originalName && { originalName }), ...(episodes && { episodes: Number(episodes) }),
        genres: listOf(genres, ',').filter((code): code is Genre => (allGenres as readonly string[]).includes(code)),
        credits: makers.map(([role, maker]) => ({ name: maker, role: creditRoles.find((known) => known === role) ?? '' })),
      },
      sources: listOf(sources, ';').map(pair).map(([source, externalId]) => ({ source, externalId })),
      cover: { palette: palette as PaletteName, motif },
    }];
  });
}

export const titleCatalogue = { ru: parse(russianTitles, 'ru'), en: parse(englishTitles, 'en') };
