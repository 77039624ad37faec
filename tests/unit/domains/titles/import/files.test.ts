import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTitleFile, readTitleFile } from '#app/domains/titles/import-files/read-title-file.server.ts';
import { Header } from '#app/domains/titles/model/import/header.ts';
import { hoursOf } from '#app/domains/titles/model/import/how-long-to-beat.ts';
import { imdbTypes } from '#app/domains/titles/model/import/imdb.ts';
import { letterboxdFilms } from '#app/domains/titles/model/import/letterboxd.ts';
import { malStates } from '#app/domains/titles/model/import/mal-xml.ts';
import { maxUnpackedBytes } from '#app/domains/titles/model/import/limits.ts';
import { mergePlays } from '#app/domains/titles/model/import/merge-plays.ts';
import { emptyRecord } from '#app/domains/titles/model/import/record.ts';
import { Notes, undatedRuns, walkOfRuns } from '#app/domains/titles/model/import/values.ts';
import { FileProblem } from '#app/platform/csv/file-problem.ts';
import { letterboxdZip, zipOf } from '#tests/support/zip-of.ts';

const today = '2026-11-21';
const fixture = (name: string) => readFileSync(new URL(`../../../../fixtures/titles/${name}`, import.meta.url));
const read = (content: string | Buffer) => readTitleFile(Buffer.from(content as string), today);
const problemOf = (content: string | Buffer) => read(content).then(() => null, (error: unknown) => (error instanceof FileProblem ? error.problem : error));
const anime = (fields: string, head = '') => `<?xml version="1.0"?>${head}<myanimelist><anime><series_title>A</series_title>${fields}</anime></myanimelist>`;
const walkOf = async (fields: string) => (await read(anime(fields))).rows[0]?.record.walk;

describe('MyAnimeList and Shikimori', () => {
  it('are read with states, dates, progress, ratings, times and words with their lines', async () => {
    const { source, rows } = await read(fixture('mal.xml'));
    expect(source).toBe('mal');
    expect(rows.map(({ line, skip }) => [line, skip])).toEqual([[5, null], [20, null], [32, null]]);
    expect(rows[0]?.record).toMatchObject({
      type: 'anime', name: 'Cowboy Bebop', episodes: 26, sources: [{ source: 'mal', externalId: '1' }],
      walk: { state: 'completed', startedOn: '2019-02-01', endedOn: '2019-03-31', progress: 26, past: [{ state: 'completed', endedOn: null }, { state: 'completed' }] },
      review: { rating: 100, text: 'Space, jazz & smoke.\n\nSee you <somewhere>.' }, notes: [],
    });
    expect(rows[1]?.record).toMatchObject({ walk: { state: 'paused', startedOn: null, endedOn: null, progress: 7, past: [] }, review: null });
    expect(rows[2]?.record).toMatchObject({ walk: { state: 'planned', progress: null }, review: null });
  });

  it("of Shikimori's, its own state counts, and manga is left out", async () => {
    const { source, rows } = await read(fixture('shikimori.xml'));
    expect(source).toBe('shikimori');
    expect(rows[0]?.record).toMatchObject({ name: 'Мастер муси', sources: [{ source: 'mal', externalId: '457' }], walk: { state: 'in_progress', progress: 3, past: [{}, {}] }, review: { rating: 90, text: 'Тихо.' } });
    expect(rows[1]?.skip).toBe('manga');
  });

  it('packed are the same', async () => {
    expect(await read(gzipSync(fixture('mal.xml')))).toEqual(await read(fixture('mal.xml')));
  });

  it.each(Object.entries(malStates))('the state %s is %s', async (name, state) => {
    expect(await walkOf(`<my_status>${name.toUpperCase()}</my_status>`)).toMatchObject({ state });
  });

  const again = '<my_status>Completed</my_status><my_rewatching>1</my_rewatching><my_start_date>2019-02-01</my_start_date><my_finish_date>2019-03-31</my_finish_date><series_episodes>26</series_episodes><my_watched_episodes>26</my_watched_episodes>';
  it('the days of what is watched again are those of the time before', async () => {
    expect(await walkOf(`${again}<my_rewatching_ep>3</my_rewatching_ep><my_times_watched>1</my_times_watched>`)).toEqual({
      state: 'in_progress', startedOn: null, endedOn: null, progress: 3, past: [{ state: 'completed', startedOn: null, endedOn: null, progress: null }, { state: 'completed', startedOn: '2019-02-01', endedOn: '2019-03-31', progress: null }],
    });
    expect(await walkOf('<shiki_status>Rewatching</shiki_status><my_start_date>2019-02-01</my_start_date><my_watched_episodes>3</my_watched_episodes>')).toMatchObject({ state: 'in_progress', startedOn: '2019-02-01', progress: 3, past: [{ endedOn: null }] });
  });

  it('a count that is that of all episodes says nothing of how far it is watched again', async () => {
    expect(await walkOf(again)).toMatchObject({ state: 'in_progress', progress: null });
    expect(await walkOf('<shiki_status>Rewatching</shiki_status><series_episodes>26</series_episodes><my_watched_episodes>26</my_watched_episodes>')).toMatchObject({ state: 'in_progress', progress: null });
    expect(await walkOf('<shiki_status>Rewatching</shiki_status><series_episodes>0</series_episodes><my_watched_episodes>26</my_watched_episodes>')).toMatchObject({ progress: 26 });
  });

  it.each([['Plan to Watch', null, null], ['Watching', '2020-01-02', null], ['On-Hold', '2020-01-02', null], ['Dropped', '2020-01-02', '2020-03-04'], ['Completed', '2020-01-02', '2020-03-04']])('%s has the days that it can have', async (status, startedOn, endedOn) => {
    const { rows } = await read(anime(`<my_status>${status}</my_status><my_start_date>2020-01-02</my_start_date><my_finish_date>2020-03-04</my_finish_date>`));
    expect(rows[0]?.record).toMatchObject({ walk: { startedOn, endedOn }, notes: endedOn ? [] : ['date'] });
  });

  it('what is no state, day or number is told of and left out', async () => {
    const { rows } = await read(anime('<my_status>Pondering</my_status><my_start_date>2020-13-45</my_start_date><my_watched_episodes>many</my_watched_episodes><my_score>11</my_score><my_comments>Hm</my_comments>'));
    expect(rows[0]?.record).toMatchObject({ walk: { state: 'planned', startedOn: null, progress: null }, review: null });
    expect(rows[0]?.record.notes.toSorted()).toEqual(['date', 'progress', 'rating', 'state', 'unrated']);
  });

  const bomb = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, index) => `<!ENTITY ${'abcdefghij'[index + 1]!} "${`&${'abcdefghij'[index]!};`.repeat(10)}">`).join('')}]>`;
  it.each([
    ['a document type', anime('', '<!DOCTYPE myanimelist>'), 'doctype'],
    ['a bomb of entities', anime('<my_comments>&j;</my_comments>', bomb), 'doctype'],
    ['an outside entity', anime('<my_comments>&x;</my_comments>', '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), 'doctype'],
    ['an entity that nobody declared', anime('<my_comments>&x;</my_comments>'), 'brokenXml'],
    ['another root', '<html><body/></html>', 'unknownXml'],
    ['tags that are not closed', '<myanimelist><anime><series_title>A</anime></myanimelist>', 'brokenXml'],
    ['an end in the middle', '<myanimelist><anime><series_title>A', 'brokenXml'],
    ['depth without end', `<myanimelist>${'<a>'.repeat(5_000)}`, 'brokenXml'],
    ['an empty list', '<myanimelist><myinfo/></myanimelist>', 'noRows'],
  ])('%s is refused', async (_name, text, problem) => {
    expect(await problemOf(text)).toBe(problem);
    expect(await problemOf(gzipSync(text))).toBe(problem);
  });
});

describe('what is packed', () => {
  it('too small for what is in it is refused before it is whole', async () => {
    const bomb = gzipSync(Buffer.alloc(maxUnpackedBytes + 1, 0x20));
    expect(bomb.length).toBeLessThan(200_000);
    expect(await problemOf(bomb)).toBe('unpacksTooLarge');
    const zip = await zipOf({ 'watched.csv': Buffer.alloc(maxUnpackedBytes + 1, 0x20) });
    expect(await problemOf(zip)).toBe('unpacksTooLarge');
  });

  it('and says that it is small is refused when more comes out', async () => {
    const zip = await zipOf({ 'watched.csv': Buffer.alloc(200_000, 0x20) });
    // In the archive's own list of what is in it.
    zip.writeUInt32LE(10, zip.indexOf('PK\x01\x02', 0, 'latin1') + 24);
    expect(await problemOf(zip)).toBe('brokenArchive');
  });

  it('damaged, of another service, or in another archive is told of', async () => {
    expect(await problemOf(gzipSync('<myanimelist/>').subarray(0, 15))).toBe('brokenArchive');
    expect(await problemOf((await letterboxdZip()).subarray(0, 400))).toBe('brokenArchive');
    expect(await problemOf(await zipOf({ 'photo.jpg': 'x' }))).toBe('unknownArchive');
    expect(await problemOf(gzipSync(await letterboxdZip()))).toBe('workbook');
  });
});

describe('Letterboxd', () => {
  it('is one record a film, of all its tables', async () => {
    const { source, rows } = await read(await letterboxdZip());
    expect(source).toBe('letterboxd');
    expect(rows.map(({ record }) => [record.name, record.year, record.walk?.state, record.sources[0]?.externalId])).toEqual([
      ['Stalker', 1979, 'completed', '28Sq'], ['Paterson', 2016, 'completed', 'aaBB'], ['Solaris', 1972, 'completed', '2bCC'], ['Mirror', 1975, 'planned', '2aDD'],
    ]);
    expect(rows[0]?.record).toMatchObject({
      walk: { endedOn: '2021-03-02', past: [{ endedOn: null }, { endedOn: '2020-01-04' }] },
      review: { rating: 100, text: 'The Zone & rain.\n\nAgain, rain.' }, addedOn: '2020-01-05',
    });
    expect(rows[1]?.record).toMatchObject({ walk: { endedOn: '2021-03-01', past: [] }, review: { rating: 90, text: null } });
  });

  it('each viewing without a day counts, and so does the one before the first with a day', async () => {
    const { rows } = await read('Title,Year,WatchedDate,Rewatch\nA,2000,,false\nA,2000,,true\nA,2000,2020-01-01,true\nB,2000,2020-01-01,true\nC,2000,,true\n');
    expect(rows.map(({ record }) => [record.walk?.endedOn, record.walk?.past.length])).toEqual([['2020-01-01', 2], ['2020-01-01', 1], [null, 1]]);
  });

  it('two films of one name and year are two where their ids say so', async () => {
    const own = await read('Title,Year,tmdbID,imdbID,WatchedDate,Rating10\nTwin,2001,1,,2020-01-01,7\nTwin,2001,2,,2020-01-02,3\nTwin,2001,1,,2021-01-01,9\nTwin,2001,,,2022-01-01,\n');
    expect(own.rows.map(({ line, record }) => [line, record.sources.map(({ externalId }) => externalId), record.review?.rating, record.walk?.past.length])).toEqual([[2, ['movie/1'], 90, 2], [3, ['movie/2'], 30, 0]]);
    const archive = await read(await zipOf({
      'watched.csv': 'Date,Name,Year,Letterboxd URI\n2020-01-05,Twin,2001,https://boxd.it/aa\n2021-03-03,Twin,2001,https://boxd.it/bb\n',
      'ratings.csv': 'Date,Name,Year,Letterboxd URI,Rating\n2021-03-03,Twin,2001,https://boxd.it/bb,4.5\n2021-03-04,Twin,2001,https://boxd.it/aa,1\n',
    }));
    expect(archive.rows.map(({ record }) => [record.sources[0]?.externalId, record.review?.rating])).toEqual([['aa', 20], ['bb', 90]]);
  });

  it('one film stays one where tables know it by different links', async () => {
    const { rows } = await read(await zipOf({
      'watched.csv': 'Date,Name,Year,Letterboxd URI\n2020-01-05,Stalker,1979,https://boxd.it/aa\n',
      'ratings.csv': 'Date,Name,Year,Letterboxd URI,Rating\n2021-03-03,Stalker,1979,https://boxd.it/bb,4.5\n',
    }));
    expect(rows.map(({ record }) => [record.name, record.review?.rating])).toEqual([['Stalker', 90]]);
  });

  it.each(['Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date', 'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date'])('a table by itself with the columns %s is of viewings, and its links are theirs', async (header) => {
    const middle = header.includes('Review') ? ',' : '';
    const { rows } = await read(`${header}\n2020-01-05,Stalker,1979,https://boxd.it/entry1,4,,${middle},2020-01-04\n2021-03-04,Stalker,1979,https://boxd.it/entry2,5,Yes,${middle},2021-03-02\n`);
    expect(rows.map(({ record }) => record)).toMatchObject([{ name: 'Stalker', sources: [], walk: { state: 'completed', endedOn: '2021-03-02', past: [{ endedOn: '2020-01-04' }] }, review: { rating: 100 } }]);
  });

  it('a table that may hold what was seen or what is planned is refused by itself', async () => {
    const table = 'Date,Name,Year,Letterboxd URI\n2021-01-01,Mirror,1975,https://boxd.it/2aDD\n';
    expect(await problemOf(table)).toBe('loneTable');
    expect(() => checkTitleFile(Buffer.from(table))).toThrow(FileProblem);
  });

  /** How many times longer sixteen times as much takes, at its best: some 16 where the time grows with the rows, some 256 where it grows with their square. */
  const growth = (work: (count: number) => unknown): number => {
    const best = (count: number) => Math.min(...[1, 2, 3].map(() => {
      const began = performance.now();
      work(count);
      return performance.now() - began;
    }));
    best(200);
    return best(16_000) / best(1_000);
  };

  it.each(['films', 'watched'] as const)('many namesakes in a table of %s take time by their number, not by its square', (table) => {
    const header = new Header(['Title', 'Year', 'Rating10', 'tmdbID', 'imdbID']);
    const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ table, header, line: index + 2, cells: ['Twin', '2001', '7', index % 3 === 0 ? '' : String(index + 1), index % 3 === 1 ? '' : `tt${index + 1}`] }));
    expect(letterboxdFilms(rows(300), today).length).toBeGreaterThan(100);
    expect(growth((count) => letterboxdFilms(rows(count), today))).toBeLessThan(80);
  });

  it('many times through one game as well', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ line: index + 2, skip: null, record: { ...emptyRecord('game'), name: 'Again' } }));
    expect(mergePlays(rows(300))).toHaveLength(1);
    expect(growth((count) => mergePlays(rows(count)))).toBeLessThan(80);
  });

  it.each([['0.5', 10], ['1', 20], ['3.5', 70], ['5', 100]])('%s stars are %i', async (stars, rating) => {
    const { rows } = await read(`Date,Name,Year,Letterboxd URI,Rating\n2020-01-01,A,2000,https://boxd.it/a,${stars}\n`);
    expect(rows[0]?.record.review?.rating).toBe(rating);
  });
});

describe('IMDb', () => {
  it('is read by kinds; a rated film was seen, an unrated one is planned', async () => {
    const { source, rows } = await read(fixture('imdb.csv'));
    expect(source).toBe('imdb');
    expect(rows[0]?.record).toMatchObject({
      type: 'film', name: 'Stalker', originalName: 'Сталкер', year: 1979, genres: ['drama', 'science-fiction'], credits: [{ name: 'Andrei Tarkovsky', role: 'director' }],
      sources: [{ source: 'imdb', externalId: 'tt0079944' }], walk: { state: 'completed' }, review: { rating: 90, text: null }, addedOn: '2020-05-17',
    });
    expect(rows[1]?.record).toMatchObject({ type: 'series', walk: null, review: { rating: 80 } });
    expect(rows[2]?.skip).toBe('notATitle');
    expect(rows[3]?.record).toMatchObject({ walk: { state: 'planned' }, review: null });
  });

  it('of a long name of a director no sign is halved', async () => {
    const { rows } = await read(`Const,Your Rating,Title,Title Type,Directors\ntt1,5,A,Movie,${'x'.repeat(199)}🎲\n`);
    expect(rows[0]?.record.credits).toEqual([{ name: 'x'.repeat(199), role: 'director' }]);
  });

  it('has two spellings of its kinds', () => {
    expect(Object.keys(imdbTypes).every((name) => /^[a-z]+$/.test(name))).toBe(true);
  });
});

describe('HowLongToBeat', () => {
  it('is one record a game, with each time through it', async () => {
    const { source, rows } = await read(fixture('how-long-to-beat.csv'));
    expect(source).toBe('hltb');
    expect(rows.map(({ record }) => [record.name, record.walk?.state, record.walk?.progress, record.review?.rating ?? null])).toEqual([
      ['Disco Elysium', 'in_progress', 3, 100], ['Celeste', 'mastered', 41.5, 90], ['Pathologic 2', 'dropped', null, null], ['Hollow Knight', 'planned', null, null],
    ]);
    expect(rows[0]?.record).toMatchObject({ walk: { startedOn: '2022-05-01', past: [{ state: 'completed', startedOn: '2020-01-02', endedOn: '2020-02-03', progress: 24.5 }] }, review: { text: 'Words,\nwords.' } });
    expect(rows[2]?.record.notes).toEqual(['unrated']);
  });

  it.each([['Replay', 'X,,X', 'in_progress'], ['Playing', ',X,X', 'in_progress']])('a game that is completed and marked %s is on its second time', async (_name, marks, state) => {
    const { rows } = await read(`Title,Platform,Backlog,Replay,Playing,Completed,Start Date,Completion Date,Progress\nA,PC,,${marks},2020-01-02,2020-02-03,10h\n`);
    expect(rows[0]?.record.walk).toEqual({ state, startedOn: null, endedOn: null, progress: 10, past: [{ state: 'completed', startedOn: '2020-01-02', endedOn: '2020-02-03', progress: null }] });
  });

  it.each([['12h 30m', 12.5], ['12:30:00', 12.5], ['45m', 0.8], ['--', null], ['', null], ['a while', Number.NaN]])('%s is %d hours', (text, hours) => {
    expect(hoursOf(text)).toEqual(hours);
  });
});

describe('any table', () => {
  it.each([['nothing', '', 'empty'], ['a foreign header', 'Title,Price\nA,1\n', 'unknownColumns'], ['no header', '1,2\n3,4\n', 'noHeader'], ['a PDF', '%PDF-1.4 …', 'pdf'], ['an unclosed quote', 'Const,Your Rating,Title,Title Type\ntt1,5,"A,Movie\n', 'unclosedQuote']])('%s is refused', async (_name, text, problem) => {
    expect(await problemOf(text)).toBe(problem);
  });

  it('a first piece is judged by its header alone', () => {
    expect(() => checkTitleFile(fixture('imdb.csv').subarray(0, 200))).not.toThrow();
    expect(() => checkTitleFile(Buffer.from('Title,Price\nA,1'))).toThrow(FileProblem);
  });

  it('whatever comes is read or refused in words', async () => {
    const header = 'Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,Year,Genres,Directors\n';
    await fc.assert(fc.asyncProperty(fc.constantFrom('', header, '{"format":"kruzhok.titles","version":1,"titles":[', '<myanimelist>', '<?xml version="1.0"?><myanimelist><anime>', 'Title,Platform,Playing,Backlog\n', 'Date,Name,Year,Letterboxd URI,Rating\n', 'PK\u0003\u0004'), fc.string({ unit: 'binary', maxLength: 300 }), async (start, rest) => {
      const result = await read(start + rest).then(({ rows }) => rows, (error: unknown) => error);
      if (result instanceof FileProblem) return;
      expect(result).toBeInstanceOf(Array);
      for (const { record } of result as Awaited<ReturnType<typeof read>>['rows']) {
        expect(record.name.length).toBeLessThanOrEqual(300);
        expect(record.year === null || (record.year >= 1870 && record.year <= 2200)).toBe(true);
        expect(JSON.parse(JSON.stringify(record))).toEqual(record);
      }
    }), { numRuns: 300 });
  });
});

describe('our own JSON', () => {
  const own = (...titles: unknown[]) => JSON.stringify({ format: 'kruzhok.titles', version: 1, exportedAt: '2026-11-20T00:00:00Z', username: 'a', titles });
  const film = { id: '019ac000-0000-7000-8000-000000000001', type: 'film', name: 'Stalker', originalName: 'Сталкер', year: 1979, episodes: null, sources: [{ source: 'imdb', externalId: 'tt0079944' }] };
  const past = { state: 'dropped', startedOn: null, endedOn: '2019-01-02', progress: null };

  it('is read with everything in it, to the letter', async () => {
    const walk = { state: 'mastered', startedOn: '2020-01-01', endedOn: '2020-01-04', progress: 2.5, runs: 2, past: [past], createdAt: '2018-05-06T07:08:09.000Z', changes: [{}] };
    const { source, rows } = await read(own({ ...film, walk, review: { rating: 0, text: "'=1+1\nüñ 🎲", hasSpoilers: true } }, { ...film, walk: null, review: null }));
    expect(source).toBe('own');
    expect(rows).toMatchObject([
      {
        line: 2, skip: null, record: {
          ...film, walk: { state: 'mastered', startedOn: '2020-01-01', endedOn: '2020-01-04', progress: 2.5, past: [past] },
          review: { rating: 0, text: "'=1+1\nüñ 🎲", hasSpoilers: true }, addedOn: '2018-05-06', notes: [],
        },
      },
      { line: 3, skip: null, record: { walk: null, review: null } },
    ]);
  });

  it('leaves out an entry that is none, and says what it could not take', async () => {
    const { rows } = await read(own({ ...film, type: 'book' }, 7, { ...film, name: ' ' }, { ...film, year: 1200, review: { rating: 300, text: 'a\ud800\u0000b' } }));
    expect(rows.map(({ skip }) => skip)).toEqual(['broken', 'broken', 'noTitle', null]);
    expect(rows[3]?.record).toMatchObject({ year: null, review: null, notes: ['year', 'rating', 'unrated'] });
    expect((await read(own({ ...film, review: { rating: 5, text: 'a\ud800\u0000b' } }))).rows[0]?.record.review?.text).toBe('a\ufffdb');
  });

  it('of too many times through keeps the last', async () => {
    const past = Array.from({ length: 150 }, (_, index) => ({ state: 'completed', endedOn: `2019-01-${String((index % 28) + 1).padStart(2, '0')}`, progress: index }));
    const { rows } = await read(own({ ...film, type: 'game', walk: { state: 'completed', past } }));
    expect(rows[0]).toMatchObject({ skip: null, record: { notes: ['runs'] } });
    expect(rows[0]?.record.walk?.past.map(({ progress }) => progress)).toEqual(Array.from({ length: 99 }, (_, index) => index + 51));
  });

  it('knows when what was written; what is no moment is left to the days', async () => {
    const at = { createdAt: '2018-05-06T23:08:09.000Z', updatedAt: '2018-05-07T00:08:09.000+03:00' };
    const { rows } = await read(own({ ...film, walk: { state: 'completed', ...at }, review: { rating: 5, createdAt: '2018-05-06', updatedAt: 'soon' } }));
    expect(rows[0]?.record).toMatchObject({ walkAt: { createdAt: '2018-05-06T23:08:09.000Z', updatedAt: '2018-05-06T21:08:09.000Z' }, reviewAt: { createdAt: null, updatedAt: null } });
  });

  it.each([
    ['another list', '{"shows": []}', 'unknownJson'], ['a later version', own().replace('"version":1', '"version":2'), 'unknownJson'], ['half of one', own(film).slice(0, -5), 'brokenJson'],
    ['an abyss', own().replace('[]', `[${'['.repeat(200_000)}`), 'brokenJson'], ['nothing in it', own(), 'noRows'],
  ])('%s is refused', async (_name, text, problem) => {
    expect(await problemOf(text)).toBe(problem);
  });

  it('is known by its beginning, as any other JSON is not ours', () => {
    expect(() => checkTitleFile(Buffer.from(own(film).slice(0, 60)))).not.toThrow();
    expect(() => checkTitleFile(Buffer.from('{"a":1}'))).toThrow(FileProblem);
  });
});

describe('values', () => {
  it('every mark of a scale keeps its place', () => {
    const notes = new Notes(today);
    for (let ten = 1; ten <= 10; ten += 1) expect(notes.rating(String(ten), 10)).toBe(ten * 10);
    for (let halves = 1; halves <= 10; halves += 1) expect(notes.rating(String(halves / 2), 20)).toBe(halves * 10);
    expect(notes.rating('0', 1, { zeroIsNone: false })).toBe(0);
    expect(notes.all()).toEqual([]);
  });

  it.each([['2019-05-06', '2019-05-06', '2019-05-06'], ['2019-05-00', '2019-05-01', '2019-05-31'], ['2019-00-00', '2019-01-01', '2019-12-31'], ['0000-00-00', null, null], ['2020-02-09 15:54:48', '2020-02-09', '2020-02-09'], ['2026-00-00', '2026-01-01', today], ['2031-01-01', null, null], ['soon', null, null]])('%s', (text, start, end) => {
    const notes = new Notes(today);
    expect([notes.day(text, 'start'), notes.day(text, 'end')]).toEqual([start, end]);
  });

  it('of several times through the open one is the current, or else the last', () => {
    const run = (state: 'completed' | 'in_progress', endedOn: string | null) => ({ state, startedOn: null, endedOn, progress: null });
    expect(walkOfRuns([run('in_progress', null), run('completed', '2020-01-01'), run('completed', '2019-01-01')])).toMatchObject({ state: 'in_progress', past: [{ endedOn: '2019-01-01' }, { endedOn: '2020-01-01' }] });
    expect(walkOfRuns([run('completed', '2020-01-01'), run('completed', null)])).toMatchObject({ endedOn: '2020-01-01', past: [{ endedOn: null }] });
    expect(undatedRuns(1e9)).toHaveLength(99);
  });
});
