import { matchKey } from '../model/text-keys.ts';
import type { Edition, Work } from './edition.ts';

export const shownWorks = 20;
const shownEditions = 6;

/** The first that knows wins, field by field. */
export function mergeEditions(first: Edition, second: Edition): Edition {
  const merged = { ...first } as Record<string, unknown>;
  for (const [name, value] of Object.entries(second)) if (merged[name] === null) merged[name] = value;
  return { ...(merged as Edition), authors: first.authors.length > 0 ? first.authors : second.authors };
}

const keyOf = (edition: Edition): string => matchKey(edition.title, edition.authors[0] ?? '');

/** By its own title a work is met again whose editions are in another language. */
const keysOf = ({ title, editions }: Work): string[] => {
  const own = title === null ? [] : [matchKey(title, editions[0]?.authors[0] ?? '')];
  return [...editions.map(keyOf), ...own];
};

/** The catalogues' lists as one: the same ISBN is the same edition, the same folded title and first author the same work. */
export function mergeWorks(lists: readonly Work[][]): Work[] {
  const groups: Work[] = [];
  const byIsbn = new Map<string, Work>();
  const byKey = new Map<string, Work>();
  for (const work of inTurns(lists)) {
    const keys = keysOf(work);
    const known = work.editions.map(({ isbn13 }) => isbn13 && byIsbn.get(isbn13)).find(Boolean) || keys.map((key) => byKey.get(key)).find(Boolean);
    const group = known || { openLibraryWork: null, title: null, editionCount: null, editions: [] };
    if (!known) groups.push(group);
    group.openLibraryWork ??= work.openLibraryWork;
    group.title ??= work.title;
    group.editionCount ??= work.editionCount;
    for (const edition of work.editions) {
      const owner = edition.isbn13 === null ? group : (byIsbn.get(edition.isbn13) ?? group);
      addEdition(owner.editions, edition);
      if (edition.isbn13) byIsbn.set(edition.isbn13, owner);
    }
    for (const key of keys) byKey.set(key, group);
  }
  return groups.slice(0, shownWorks).map((group) => ({ ...group, editions: worthShowing(group.editions).slice(0, shownEditions) }));
}

/** Without an ISBN and of no year of its own, an edition is one of those that have a number. All share the first year. */
function worthShowing(editions: Edition[]): Edition[] {
  const numbered = editions.filter((edition) => edition.isbn13 !== null);
  const firstYear = editions.find((edition) => edition.firstYear !== null)?.firstYear ?? null;
  const isNews = (edition: Edition) => numbered.length === 0 || (edition.year !== null && numbered.every((other) => other.year !== edition.year));
  return editions.filter((edition) => edition.isbn13 !== null || isNews(edition)).map((edition) => ({ ...edition, firstYear: edition.firstYear ?? firstYear }));
}

function addEdition(editions: Edition[], edition: Edition): void {
  const same = editions.findIndex((other) => isSame(other, edition));
  if (same >= 0) editions[same] = mergeEditions(editions[same]!, edition);
  else editions.push(edition);
}

/** An edition with a number and one without are never the same: it may be any printing. */
function isSame(a: Edition, b: Edition): boolean {
  if (a.isbn13 !== null || b.isbn13 !== null) return a.isbn13 === b.isbn13;
  return keyOf(a) === keyOf(b) && (a.year === b.year || a.year === null || b.year === null);
}

/** First of each list, second of each list, …: both catalogues' best guesses stand above. */
function* inTurns(lists: readonly Work[][]): Generator<Work> {
  for (let rank = 0; lists.some((list) => rank < list.length); rank += 1) {
    for (const list of lists) {
      const work = list[rank];
      if (work) yield work;
    }
  }
}
