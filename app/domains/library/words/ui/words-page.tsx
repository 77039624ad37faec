import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { Menu, MenuLink } from '#app/ui/menu.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { SelectField } from '#app/ui/text-field.tsx';
import type { Option } from '#app/ui/text-field.tsx';
import { libraryPaths } from '../../paths.ts';
import { wordQuery } from '../model/word-filter.ts';
import type { WordFilter } from '../model/word-filter.ts';
import { wordStates } from '../model/word-state.ts';
import { wordPaths } from '../paths.ts';
import type { WordChoices, WordRow } from '../queries/list-words.server.ts';
import { WordList } from './word-list.tsx';

type Props = { filter: WordFilter; list: { rows: WordRow[]; next: string | null; previous: string | null }; choices: WordChoices; languages: Option[] };

export function WordsPage({ filter, list, choices, languages }: Props) {
  const { t } = useTranslation('words');
  const { t: library } = useTranslation('library');
  const pageOf = (after: string | null) => after && wordPaths.words(wordQuery(filter, { after }));
  return (
    <>
      <PageHeader
        title={t('title')} lead={t('lead')} breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: library('title') }]} />}
        actions={<><ButtonLink variant="primary" icon="book-open-text" to={wordPaths.lookUp()}>{t('lookUp')}</ButtonLink>{choices.hasWords ? <Exports filter={filter} /> : null}</>}
      />
      {choices.hasWords ? <Filters key={JSON.stringify(filter)} filter={filter} choices={choices} languages={languages} /> : null}
      {list.rows.length > 0 ? <WordList words={list.rows} filter={filter} languages={languages} /> : <Empty isNew={!choices.hasWords} />}
      <Pagination previous={pageOf(list.previous)} next={pageOf(list.next)} />
    </>
  );
}

function Exports({ filter }: { filter: WordFilter }) {
  const { t } = useTranslation('words');
  return (
    <Menu label={t('list.export')}>
      <MenuLink href={wordPaths.csv(wordQuery(filter))} icon="download">{t('list.csv')}</MenuLink>
      <MenuLink href={wordPaths.anki(wordQuery(filter))} icon="download">{t('list.anki')}</MenuLink>
    </Menu>
  );
}

function Filters({ filter, choices, languages }: Pick<Props, 'filter' | 'choices' | 'languages'>) {
  const { t } = useTranslation('words');
  const states = [null, ...wordStates].map((state) => ({ href: wordPaths.words(wordQuery(filter, { state })), label: t(`states.${state ?? 'all'}`), current: filter.state === state }));
  const chosen = [filter.language, filter.bookId].filter((value) => value !== null).length;
  const spoken = choices.languages.map((value) => languages.find((one) => one.value === value) ?? { value, label: value });
  return (
    <>
      <Tabs label={t('states.label')} items={states} />
      <FilterBar
        action={wordPaths.words()} search={{ name: 'q', label: t('list.search'), defaultValue: filter.query }} submitLabel={t('list.submit')} active={chosen} hidden={{ state: filter.state ?? undefined }}
        clear={chosen > 0 || filter.query ? { href: wordPaths.words({ state: filter.state }), label: t('list.clear') } : null}
      >
        <SelectField label={t('list.language')} placeholder={t('list.any')} selectProps={{ id: 'filter-language', name: 'language', defaultValue: filter.language ?? '' }} options={spoken} />
        <SelectField label={t('list.book')} placeholder={t('list.any')} selectProps={{ id: 'filter-book', name: 'book', defaultValue: filter.bookId ?? '' }} options={choices.books.map(({ id, title }) => ({ value: id, label: title }))} />
      </FilterBar>
    </>
  );
}

function Empty({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation('words');
  if (!isNew) return <EmptyState title={t('list.found')} action={<ButtonLink to={wordPaths.words()}>{t('list.showAll')}</ButtonLink>}>{t('list.foundText')}</EmptyState>;
  return <EmptyState title={t('list.empty')}>{t('list.emptyText')}</EmptyState>;
}
