import { titleNameKey } from '../title-texts.ts';
import type { TitleType } from '../title-type.ts';
import type { TitleReason, TitleRecord } from './record.ts';

/** What of a title can be recognised. */
export type KnownTitle = { id: string; type: TitleType; nameKey: string; year: number | null; sources: { source: string; externalId: string }[] };

export type TitleMatch =
  | { is: 'none' }
  /** The same title without doubt: its own id, one that another place gave it, or exactly its name, type and year. */
  | { is: 'exact'; title: KnownTitle }
  /** Not for us to say; the person chooses. */
  | { is: 'open'; ids: string[]; reason: Extract<TitleReason, 'several' | 'otherYear' | 'otherType'> };

const maxCandidates = 5;

/** Titles of the circle that some rows may be. */
export class KnownTitles {
  private readonly byId = new Map<string, KnownTitle>();
  private readonly bySource = new Map<string, KnownTitle>();
  private readonly byName = new Map<string, KnownTitle[]>();

  constructor(titles: readonly KnownTitle[]) {
    for (const title of titles) {
      if (this.byId.has(title.id)) continue;
      this.byId.set(title.id, title);
      for (const one of title.sources) this.bySource.set(sourceKey(one), title);
      this.byName.set(title.nameKey, [...(this.byName.get(title.nameKey) ?? []), title]);
    }
  }

  get(id: string): KnownTitle | undefined {
    return this.byId.get(id);
  }

  match(record: TitleRecord): TitleMatch {
    const own = record.id ? this.byId.get(record.id) : undefined;
    if (own?.type === record.type) return { is: 'exact', title: own };
    const bySource = new Map(record.sources.flatMap((one) => this.bySource.get(sourceKey(one)) ?? []).map((title) => [title.id, title]));
    const [only, ...more] = bySource.values();
    if (only) return more.length === 0 ? { is: 'exact', title: only } : open('several', [...bySource.values()]);
    // Under another id of the same place it is another thing, whatever it is called.
    const alike = (this.byName.get(titleNameKey(record.name)) ?? []).filter((title) => !contradicts(title, record));
    const sameType = alike.filter(({ type }) => type === record.type);
    const exact = sameType.filter(({ year }) => year === record.year);
    if (exact.length === 1 && exact[0] && (record.year !== null || sameType.length === 1)) return { is: 'exact', title: exact[0] };
    if (exact.length > 1) return open('several', exact);
    const nearly = sameType.filter((title) => nearYears(title, record));
    if (nearly.length > 0) return open('otherYear', nearly);
    const filed = alike.filter(({ type, ...title }) => type !== record.type && type !== 'game' && record.type !== 'game' && nearYears(title, record));
    return filed.length > 0 ? open('otherType', filed) : { is: 'none' };
  }
}

const sourceKey = ({ source, externalId }: { source: string; externalId: string }) => `${source} ${externalId}`;

const contradicts = (title: KnownTitle, record: TitleRecord): boolean =>
  record.sources.some(({ source, externalId }) => title.sources.some((one) => one.source === source && one.externalId !== externalId) && !title.sources.some((one) => one.source === source && one.externalId === externalId));

/** A year that is not known may be any; services differ by one about when something came out. */
const nearYears = (a: { year: number | null }, b: { year: number | null }): boolean => a.year === null || b.year === null || Math.abs(a.year - b.year) <= 1;

const open = (reason: Extract<TitleMatch, { is: 'open' }>['reason'], titles: readonly KnownTitle[]): TitleMatch => ({ is: 'open', reason, ids: titles.slice(0, maxCandidates).map(({ id }) => id) });

/** Remembers the rows of a file to find what stands in it twice. */
export class SeenTitles {
  private readonly lines = new Map<string, number>();

  /** The earlier row that is the same title, if there is one. */
  check(record: TitleRecord, line: number, titleId: string | null): number | null {
    const ids = record.sources.map(sourceKey);
    // Ids tell equal names apart; without them the name, type and year are all there is.
    const hasId = ids.length > 0 || (titleId !== null && record.id === titleId);
    const keys = [...(titleId === null ? [] : [`title ${titleId}`]), ...ids, ...(hasId ? [] : [`name ${record.type} ${record.year ?? ''} ${titleNameKey(record.name)}`])];
    const earlier = keys.flatMap((key) => this.lines.get(key) ?? []);
    for (const key of keys) if (!this.lines.has(key)) this.lines.set(key, line);
    return earlier[0] ?? null;
  }
}
