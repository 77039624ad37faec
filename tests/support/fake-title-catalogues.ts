import type { ServerResponse } from 'node:http';
import sharp from 'sharp';
import { sendJson, startFakeProvider, together } from './fake-provider.ts';
import type { Asked, FakeProvider } from './fake-provider.ts';

export type FakeTitleCatalogues = {
  anilist: FakeProvider;
  tmdb: FakeProvider;
  igdb: FakeProvider;
  /** Variables that lead an app here. */
  env: Record<'ANILIST_BASE_URL' | 'TMDB_BASE_URL' | 'TMDB_TOKEN' | 'IGDB_BASE_URL' | 'IGDB_CLIENT_ID' | 'IGDB_CLIENT_SECRET', string>;
  reset(): void;
  close(): Promise<void>;
};

const keys = { TMDB_TOKEN: 'tmdb.test-token', IGDB_CLIENT_ID: 'igdbclient', IGDB_CLIENT_SECRET: 'igdbsecret' };
const pass = 'igdb-pass-1';

/** AniList, TMDB and IGDB on loopback, each with a few titles and their pictures. */
export async function startFakeTitleCatalogues(): Promise<FakeTitleCatalogues> {
  const [anilist, tmdb, igdb] = await Promise.all([startFakeProvider(answerAnilist), startFakeProvider(answerTmdb), startFakeProvider(answerIgdb)]);
  return {
    anilist: anilist.provider, tmdb: tmdb.provider, igdb: igdb.provider,
    env: { ...keys, ANILIST_BASE_URL: anilist.provider.url, TMDB_BASE_URL: tmdb.provider.url, IGDB_BASE_URL: igdb.provider.url },
    ...together([anilist, tmdb, igdb]),
  };
}

async function sendPicture(response: ServerResponse): Promise<void> {
  const bytes = await sharp({ create: { width: 400, height: 600, channels: 3, background: '#7a5c2e' } }).jpeg().toBuffer();
  response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(bytes);
}

const anime = [
  {
    id: 21, idMal: 21, title: { romaji: 'Cowboy Bebop', english: 'Cowboy Bebop', native: 'カウボーイビバップ' }, description: 'Bounty hunters in space.<br><br>\n<i>See you.</i>', startDate: { year: 1998 }, episodes: 26,
    genres: ['Action', 'Sci-Fi', 'Ecchi'], tags: [{ name: 'Seinen' }, { name: 'Space' }], studios: { nodes: [{ name: 'Sunrise' }] }, coverImage: { extraLarge: 'https://s4.anilist.co/file/anilistcdn/media/anime/cover/large/bx21-CXl3H1.png' },
  },
  { id: 22, idMal: null, title: { romaji: 'Cowboy Bebop: Tengoku no Tobira', english: null, native: null }, description: null, startDate: { year: null }, episodes: null, genres: null, tags: null, studios: null, coverImage: { extraLarge: 'http://169.254.169.254/latest/meta-data/' } },
];

function answerAnilist({ path, body }: Asked, response: ServerResponse): void | Promise<void> {
  if (path.startsWith('/file/')) return sendPicture(response);
  const { variables } = JSON.parse(body) as { variables: { words?: string; id?: number } };
  if (variables.id !== undefined) {
    const found = anime.find(({ id }) => id === variables.id);
    return found ? sendJson(response, { data: { Media: found } }) : sendJson(response, { errors: [{ status: 404 }], data: { Media: null } }, 404);
  }
  const words = (variables.words ?? '').toLowerCase();
  sendJson(response, { data: { Page: { media: anime.filter(({ title }) => title.romaji.toLowerCase().includes(words)) } } });
}

const film = { id: 1398, title: 'Сталкер', original_title: 'Сталкер', overview: 'Зона, в которой исполняются желания.', release_date: '1979-05-25', poster_path: '/stalker.jpg' };
const filmInFull = {
  ...film, genres: [{ id: 878, name: 'фантастика' }, { id: 18, name: 'драма' }, { id: 99999 }], production_companies: [{ name: 'Мосфильм' }],
  credits: { crew: [{ job: 'Director', name: 'Андрей Тарковский' }, { job: 'Gaffer', name: 'Nobody' }] }, external_ids: { imdb_id: 'tt0079944' },
};
const series = { id: 1399, name: 'Game of Thrones', original_name: 'Game of Thrones', overview: 'Winter is coming.', first_air_date: '2011-04-17', poster_path: null, genre_ids: [10765, 18] };

function answerTmdb({ path, headers }: Asked, response: ServerResponse): void | Promise<void> {
  const url = new URL(path, 'http://tmdb.test');
  if (url.pathname.startsWith('/t/p/')) return sendPicture(response);
  if (headers.authorization !== `Bearer ${keys.TMDB_TOKEN}`) return sendJson(response, { status_code: 7 }, 401);
  const words = (url.searchParams.get('query') ?? '').toLowerCase();
  if (url.pathname === '/3/search/movie') return sendJson(response, { results: 'сталкер'.includes(words) ? [{ ...film, genre_ids: [878, 18] }] : [] });
  if (url.pathname === '/3/search/tv') return sendJson(response, { results: 'game of thrones'.includes(words) ? [series] : [] });
  if (url.pathname === '/3/movie/1398') return sendJson(response, filmInFull);
  if (url.pathname === '/3/tv/1399') return sendJson(response, { ...series, genre_ids: undefined, genres: [{ id: 10765 }, { id: 18 }], number_of_episodes: 73, created_by: [{ name: 'David Benioff' }], networks: [{ name: 'HBO' }], external_ids: { imdb_id: 'tt0944947' } });
  return sendJson(response, { status_code: 34 }, 404);
}

const game = {
  id: 1942, name: 'The Witcher 3: Wild Hunt', summary: 'A monster hunter looks for his daughter.', first_release_date: 1431993600, genres: [12, 31], themes: [17, 999], cover: { image_id: 'co1wyy' },
  involved_companies: [{ company: { name: 'CD Projekt RED' }, developer: true, publisher: false }, { company: { name: 'Bandai Namco' }, developer: false, publisher: true }], external_games: [{ uid: '292030', external_game_source: 1 }],
};

function answerIgdb({ path, headers, body }: Asked, response: ServerResponse): void | Promise<void> {
  if (path.startsWith('/igdb/image/')) return sendPicture(response);
  if (path === '/oauth2/token') {
    const given = new URLSearchParams(body);
    return given.get('client_id') === keys.IGDB_CLIENT_ID && given.get('client_secret') === keys.IGDB_CLIENT_SECRET ? sendJson(response, { access_token: pass, expires_in: 5_000_000, token_type: 'bearer' }) : sendJson(response, { status: 403 }, 403);
  }
  if (headers.authorization !== `Bearer ${pass}` || headers['client-id'] !== keys.IGDB_CLIENT_ID) return sendJson(response, { message: 'no' }, 401);
  const words = /search "([^"]*)"/.exec(body)?.[1]?.toLowerCase();
  const id = /where id = (\d+);/.exec(body)?.[1];
  return sendJson(response, (words !== undefined && game.name.toLowerCase().includes(words)) || id === String(game.id) ? [game] : []);
}
