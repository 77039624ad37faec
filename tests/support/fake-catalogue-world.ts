export type FakeEdition = { id: string; title: string; isbn?: string; language: string; publisher?: string; date?: string; pages?: number; cover?: number; format?: string };
export type FakeWork = { id: string; title: string; authors: string[]; firstYear: number; description?: string | { type: string; value: string }; editions: FakeEdition[] };

/** With its check digit. */
const isbn13 = (twelve: string): string => {
  const sum = [...twelve].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
};

export const isbns = { oblomov: isbn13('978014044987'), oblomovRu: isbn13('978517000001'), emma: isbn13('978014143958'), nobodys: isbn13('978999999999'), onlyGoogle: isbn13('978030640615') };

export const libraryWorks: FakeWork[] = [
  {
    id: 'OL101W', title: 'Oblomov', authors: ['Ivan Goncharov'], firstYear: 1859,
    description: { type: '/type/text', value: 'A man who cannot leave his sofa.\r\n\r\nAnd a friend who can.' },
    editions: [
      { id: 'OL1011M', title: 'Oblomov', isbn: isbns.oblomov, language: 'eng', publisher: 'Penguin Classics', date: 'June 30, 2005', pages: 485, cover: 1011, format: 'Paperback' },
      { id: 'OL1012M', title: 'Обломов', isbn: isbns.oblomovRu, language: 'rus', publisher: 'Азбука', date: '2012', pages: 544, cover: 1012 },
      { id: 'OL1013M', title: 'Oblomov', language: 'eng', publisher: 'Macmillan', date: '1915' },
    ],
  },
  {
    id: 'OL102W', title: 'Emma', authors: ['Jane Austen'], firstYear: 1815, description: 'Handsome, clever, and rich.',
    editions: [{ id: 'OL1021M', title: 'Emma', isbn: isbns.emma, language: 'eng', publisher: 'Penguin', date: '2003', pages: 474, cover: 1021 }],
  },
  { id: 'OL103W', title: 'A work that nobody printed', authors: [], firstYear: 1900, editions: [] },
  ...Array.from({ length: 24 }, (_, at): FakeWork => ({
    id: `OL${200 + at}W`, title: `Chekhov’s stories, volume ${at + 1}`, authors: ['Anton Chekhov'], firstYear: 1886 + at,
    editions: [{ id: `OL${2000 + at}M`, title: `Chekhov’s stories, volume ${at + 1}`, isbn: isbn13(`9781111100${String(at).padStart(2, '0')}`), language: 'eng', publisher: 'Ecco', date: String(1980 + at), pages: 200 + at, cover: at % 3 === 0 ? undefined : 2000 + at }],
  })),
];

type Volume = { kind: string; id: string; volumeInfo: { title: string; subtitle?: string; authors: string[]; publisher?: string; publishedDate?: string; description?: string; pageCount?: number; language?: string; imageLinks?: object; industryIdentifiers: { type: string; identifier: string }[] } };

export const googleVolumes: Volume[] = [
  {
    kind: 'books#volume', id: 'gOblomov0001',
    volumeInfo: {
      title: 'Oblomov', subtitle: 'A Novel', authors: ['Ivan Goncharov'], publisher: 'Penguin UK', publishedDate: '2005-06-30', description: '<p>The <b>laziest</b> man in literature.</p>', pageCount: 496, language: 'en',
      imageLinks: { thumbnail: 'http://169.254.169.254/latest/meta-data/' }, industryIdentifiers: [{ type: 'ISBN_13', identifier: isbns.oblomov }],
    },
  },
  {
    kind: 'books#volume', id: 'gOnlyHere_01',
    volumeInfo: { title: 'Oblomov and His Creator', authors: ['Milton Ehre'], publishedDate: '1974', pageCount: 295, language: 'en', industryIdentifiers: [{ type: 'ISBN_13', identifier: isbns.onlyGoogle }] },
  },
];
