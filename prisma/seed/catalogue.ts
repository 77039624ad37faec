import { englishBooks } from './books-en.ts';
import { russianBooks } from './books-ru.ts';

export type CatalogueBook = {
  title: string;
  authors: string[];
  pages: number;
  year: number;
  language: 'ru' | 'en';
  tags: string[];
  series: string | null;
  seriesPosition: number | null;
};

function parse(text: string, language: 'ru' | 'en'): CatalogueBook[] {
  return text.trim().split('\n').map((line) => {
    const [title = '', authors = '', pages, year, tags = '', series = ''] = line.split('|').map((part) => part.trim());
    const [name = '', position] = series.split(' #');
    return {
      title, language, authors: authors.split('; '), pages: Number(pages), year: Number(year), tags: tags.split(', ').filter(Boolean),
      series: name || null, seriesPosition: position ? Number(position) : null,
    };
  });
}

export const catalogue = { ru: parse(russianBooks, 'ru'), en: parse(englishBooks, 'en') };
