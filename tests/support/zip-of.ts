import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A ZIP file of these texts, by path. */
export async function zipOf(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content as string), path, { mtime: new Date('2024-01-01T00:00:00Z') });
  zip.end();
  return buffer(zip.outputStream);
}

/** An archive like Letterboxd's, of our own making. */
export const letterboxdZip = (): Promise<Buffer> => zipOf({
  'profile.csv': 'Date Joined,Username\n2018-01-01,somebody\n',
  'watched.csv': 'Date,Name,Year,Letterboxd URI\n2020-01-05,Stalker,1979,https://boxd.it/28Sq\n2021-03-03,Paterson,2016,https://boxd.it/aaBB\n2019-01-01,Solaris,1972,https://boxd.it/2bCC\n',
  'ratings.csv': 'Date,Name,Year,Letterboxd URI,Rating\n2021-03-03,Paterson,2016,https://boxd.it/aaBB,4.5\n2021-03-04,Stalker,1979,https://boxd.it/28Sq,5\n',
  'diary.csv': 'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n2020-01-05,Stalker,1979,https://boxd.it/entry1,4,Yes,,2020-01-04\n2021-03-04,Stalker,1979,https://boxd.it/entry2,5,Yes,,2021-03-02\n2021-03-03,Paterson,2016,https://boxd.it/entry3,4.5,,,2021-03-01\n',
  'reviews.csv': 'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n2021-03-04,Stalker,1979,https://boxd.it/entry2,5,Yes,"The <i>Zone</i> &amp; rain.\n\nAgain, <b>rain</b>.",,2021-03-02\n',
  'watchlist.csv': 'Date,Name,Year,Letterboxd URI\n2021-01-01,Mirror,1975,https://boxd.it/2aDD\n2021-01-01,Stalker,1979,https://boxd.it/28Sq\n',
  'likes/films.csv': 'Date,Name,Year,Letterboxd URI\n2021-01-01,Nostalghia,1983,https://boxd.it/zzzz\n',
  'deleted/diary.csv': 'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n2020-01-05,Gone,1999,https://boxd.it/gone,1,,,2020-01-04\n',
});
