import { numberFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx';
import { RankList } from '#app/ui/charts/rank-list.tsx';
import { libraryPaths } from '../../paths.ts';
import type { NamedTaste, Taste } from '../queries/get-taste.server.ts';
import { useAmounts } from './amounts.ts';

type RanksProps = { title: string; sentence: string; rows: readonly NamedTaste[]; href: (key: string) => string };

function Ranks({ title, sentence, rows, href }: RanksProps) {
  const { t } = useTranslation('statistics');
  const amounts = useAmounts();
  const name = (row: NamedTaste) => row.name || t('taste.unknown');
  if (rows.length === 0) return <section className="figure"><h3 className="figure-title">{title}</h3><p className="text-soft">{sentence}</p></section>;
  const items = rows.map((row) => ({ key: row.key, label: name(row), href: row.key === '' ? undefined : href(row.key), value: row.books, valueLabel: amounts.books(row.books) }));
  return (
    <ChartFigure hue="pine" title={title} sentence={sentence} table={{ columns: [t('columns.name'), t('columns.books'), t('columns.pages')], rows: rows.map((row) => [name(row), amounts.number(row.books), amounts.number(row.pages)]) }}>
      <RankList hue="pine" label={title} items={items} />
    </ChartFigure>
  );
}

export function AuthorRanks({ taste: { authors, books } }: { taste: Pick<Taste, 'authors' | 'books'> }) {
  const { t } = useTranslation('statistics');
  const amounts = useAmounts();
  const [first] = authors;
  const sentence = !first ? t('taste.authorsNone') : first.books === 1 ? t('taste.authorsEven', { all: amounts.books(books) }) : t('taste.authorsSentence', { name: first.name, books: amounts.books(first.books), all: books });
  return <Ranks title={t('taste.authors')} sentence={sentence} rows={authors} href={(author) => libraryPaths.library({ shelf: 'read', author })} />;
}

export function TagRanks({ taste: { tags, books } }: { taste: Pick<Taste, 'tags' | 'books'> }) {
  const { t } = useTranslation('statistics');
  const amounts = useAmounts();
  const [first] = tags;
  const sentence = first ? t('taste.tagsSentence', { name: first.name, books: amounts.books(first.books), all: books }) : t('taste.tagsNone');
  return <Ranks title={t('taste.tags')} sentence={sentence} rows={tags} href={(tag) => libraryPaths.library({ shelf: 'read', tag })} />;
}

export function LanguageRanks({ taste: { languages, books } }: { taste: Taste }) {
  const { t, locale } = useTranslation('statistics');
  const first = languages.find(({ key }) => key !== '');
  const percent = numberFormat(locale, { style: 'percent' });
  const sentence = first ? t('taste.languagesSentence', { percent: percent.format(first.books / books), name: first.name }) : t('taste.languagesNone');
  return <Ranks title={t('taste.languages')} sentence={sentence} rows={first ? languages : []} href={(language) => libraryPaths.library({ shelf: 'read', language })} />;
}
