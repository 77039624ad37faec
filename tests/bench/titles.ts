import type { AppProcess } from '#tests/support/app-process.ts';
import { measureFeed } from './feed.ts';
import { comparePages } from './floor.ts';
import { loggedRequests, mediansOfEach, round } from './measure.ts';
import { measureReviewStorm } from './review-storm.ts';
import { compareApi } from './titles-api.ts';
import { fewTitles, manyTitles, openTitleWorld } from './title-worlds.ts';
import type { TitleWorld } from './title-worlds.ts';
import { htmlBytes } from './weight.ts';
import type { World } from './world.ts';

const films = '/titles/films';

/** Each order, search and filter of a list; pages are full in both worlds. */
const lists: Record<string, string> = {
  titleList: films, 'titleList.newest': `${films}?sort=newest`, 'titleList.oldest': `${films}?sort=oldest`, 'titleList.rating': `${films}?sort=rating`, 'titleList.name': `${films}?sort=name`,
  'titleList.search': `${films}?q=%D0%BF%D0%B5%D1%81%D0%BD%D1%8F`, 'titleList.searchByRating': `${films}?q=song&sort=rating`,
  // Most names begin with letters before the word's, so that the order says nothing of where its titles are; and a word that nobody has.
  'titleList.searchByName': `${films}?q=%D0%BF%D0%B5%D1%81%D0%BD%D1%8F&sort=name`, 'titleList.rareWord': `${films}?q=gardoknika&sort=rating`, 'titleList.mistake': `${films}?q=mastre`,
  // "short" is a film's usual genre and hardly any anime's.
  'titleList.genreOfOthers': '/titles/anime?genre=short&sort=rating', 'titleList.rareGenreByName': `${films}?genre=western&sort=name`, 'titleList.genreOfYear': `${films}?genre=western&year=2026&sort=rating`, 'titleList.searchInGenre': `${films}?genre=short&q=song&sort=rating`,
  'titleList.genre': `${films}?genre=action&sort=rating`, 'titleList.rareGenre': `${films}?genre=western&sort=rating`, 'titleList.year': `${films}?year=2026&sort=rating`, 'titleList.yearByYear': `${films}?year=2026&sort=newest`,
};

/** One box over every room, with a word of many titles, with one that nobody has, with a mistake, and of titles alone. */
const searches: Record<string, string> = {
  searchAll: '/search?q=%D0%BF%D0%B5%D1%81%D0%BD%D1%8F', 'searchAll.rareWord': '/search?q=gardoknika', 'searchAll.mistake': '/search?q=mastre', 'searchAll.titles': '/search?q=song&in=titles',
};

/** The list and the page of titles where there are a million, beside those where there are a thousand, and beside what is written by hand. */
export async function measureTitles(world: World, seconds: number): Promise<Record<string, number>> {
  console.log('The crowds of titles …');
  const few = await openTitleWorld(world, 'few_titles', fewTitles);
  const many = await openTitleWorld(world, 'many_titles', manyTitles);
  try {
    const found = await measureTitleGrowth(few, many);
    found['weight.titleListHtml'] = await htmlBytes(`${many.app.url}${films}`, many.cookie);
    Object.assign(found, await comparePages(many, many.app, { cookie: many.cookie, pages: { titleList: films, title: `/titles/${many.favourite}` }, seconds }));
    Object.assign(found, await measureFeed(few, many));
    Object.assign(found, await compareApi(many, seconds));
    return Object.assign(found, await measureReviewStorm(many));
  } finally {
    await few.close();
    await many.close();
  }
}

async function measureTitleGrowth(few: TitleWorld, many: TitleWorld): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  const pages: Record<string, [string, string]> = { ...Object.fromEntries(Object.entries({ ...lists, ...searches }).map(([name, path]) => [name, [path, path]])), title: [`/titles/${few.favourite}`, `/titles/${many.favourite}`] };
  for (const [name, [ofFew, ofMany]] of Object.entries(pages)) {
    const [less = NaN, more = NaN] = await mediansOfEach([{ url: `${few.app.url}${ofFew}`, cookie: few.cookie }, { url: `${many.app.url}${ofMany}`, cookie: many.cookie }]);
    found[`growth.${name}`] = round(more / less);
    found[`ms.${name}`] = round(more, 1);
  }
  const deep = await farPage(many.app, many.cookie);
  const [first = NaN, far = NaN] = await mediansOfEach([{ url: `${many.app.url}${films}?sort=name`, cookie: many.cookie }, { url: deep, cookie: many.cookie }]);
  return { ...found, 'growth.titleList.farPage': round(far / first), 'queries.titleList': mostQueries(many.app, /^\/titles\/films$/), 'queries.title': mostQueries(many.app, /^\/titles\/(?!films$)[^/]+$/) };
}

/** Forty pages on from the beginning of the longest order. */
async function farPage(app: AppProcess, cookie: string): Promise<string> {
  let path = `${films}?sort=name`;
  for (let turn = 0; turn < 40; turn += 1) {
    const text = await (await fetch(`${app.url}${path}`, { headers: { cookie } })).text();
    const next = /href="(\/titles\/films\?[^"]*after=[^"]+)"[^>]*rel="next"|rel="next"[^>]*href="(\/titles\/films\?[^"]*after=[^"]+)"/.exec(text);
    const href = next?.[1] ?? next?.[2];
    if (!href) throw new Error(`${path} has no further page`);
    path = href.replaceAll('&amp;', '&');
  }
  return `${app.url}${path}`;
}

/** By the app's own log: the most questions that one request of such an address asked. */
const mostQueries = (app: AppProcess, address: RegExp): number => Math.max(...loggedRequests(app.output()).filter((request) => address.test(request.address)).map(({ queries }) => queries));
