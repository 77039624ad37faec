import type { TitleRecord } from './record.ts';

type Sources = TitleRecord['sources'];
/** What tells films of one name and year apart: their ids, and the tables in which they have been met. */
type Namesake = { sources: Map<string, Sources[number]>; tables: ReadonlySet<string> };

/** Films of one name and year, found without a walk through all of them: a file may hold a hundred thousand. */
export class Namesakes<T extends Namesake> {
  private readonly films: T[] = [];
  private readonly byId = new Map<string, T>();
  /** By what is asked, how many films do not fit. None of them ever will: ids and tables only come to a film. */
  private readonly passed = new Map<string, number>();

  /**
   * The film that a row speaks of: the one with an id of its, else the first that may be it. In our own file an id that
   * differs is another film; in a table of the archive each film stands once, so a second row with another link is.
   */
  find(table: string, sources: Sources): T | undefined {
    const known = sources.flatMap((one) => this.byId.get(idOf(one)) ?? [])[0];
    if (known) return known;
    const asked = [table, ...sources.map(({ source }) => source)].join(' ');
    const mayBe = (film: T) => !sources.some(({ source }) => film.sources.has(source)) || (table !== 'films' && !film.tables.has(table));
    let first = this.passed.get(asked) ?? 0;
    while (first < this.films.length && !mayBe(this.films[first]!)) first += 1;
    this.passed.set(asked, first);
    return this.films[first];
  }

  add(film: T): void {
    this.films.push(film);
  }

  /** A film keeps the first id of each place. */
  learn(film: T, sources: Sources): void {
    for (const one of sources) {
      if (film.sources.has(one.source)) continue;
      film.sources.set(one.source, one);
      this.byId.set(idOf(one), film);
    }
  }
}

const idOf = ({ source, externalId }: Sources[number]) => `${source} ${externalId}`;
