import { cleanAuthors, cleanTitle, titleFromFileName } from './clean-metadata.ts';

type Seen = { about: { title: string; author: string; pageCount: number }; heading: string };

export type Proposal = { title: string; authors: string[]; pages: number | null };

/** What a book of a PDF is called at first: what the file claims, the name it was saved under, what its first page prints largest. */
export function proposeBook(seen: Seen | null, fileName: string): Proposal {
  const named = titleFromFileName(fileName);
  const claimed = seen ? cleanTitle(seen.about.title) : '';
  const heading = seen && isHeading(seen.heading) ? seen.heading : '';
  // A name of one piece with figures in it ("9781234", "scan0001") says less than the page.
  const isSpoken = named !== '' && (named.includes(' ') || !/\d/.test(named)) && cleanTitle(named) !== '';
  return {
    title: (claimed || (isSpoken ? named : heading || named) || fileName || 'PDF').slice(0, 500).toWellFormed().trim() || 'PDF',
    authors: seen ? cleanAuthors(seen.about.author) : [],
    pages: seen ? Math.min(seen.about.pageCount, 100_000) : null,
  };
}

/** A line or two, not a page of text in one size. */
const isHeading = (text: string): boolean => text.length >= 3 && text.length <= 150 && cleanTitle(text) !== '';
