import type { ReactNode } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { libraryPaths } from '../paths.ts';
import type { Movement, Today as TodayView } from '../queries/get-today.server.ts';
import { BookRows } from './book-rows.tsx';
import { useProgressText } from './progress-text.ts';
import { EmptyShelf, LibraryStats } from './shelf-parts.tsx';

const newcomer = { shelf: 'all', sort: 'added', layout: 'list', q: '', tag: null, author: null, series: null, language: null, year: null, after: null, unfolded: false } as const;

/** A member's home: what I am reading, what is next, what moved. */
export function Today({ today, goals }: { today: TodayView; goals: ReactNode }) {
  const { t } = useTranslation('library');
  if (today.numbers.books === 0) return <><PageHeader title={t('today.title')} /><EmptyShelf view={newcomer} isNew />{goals}</>;
  const shelf = (name: string) => <TextLink to={libraryPaths.library({ shelf: name })}>{t('today.all')}</TextLink>;
  return (
    <>
      <PageHeader title={t('today.title')} />
      <Section title={t('today.reading')} actions={shelf('reading')}>
        {today.reading.length > 0 ? <BookRows books={today.reading} label={t('today.reading')} /> : (
          <p className="actions pt-4 text-soft">{t('today.nothingOpen')} <ButtonLink size="s" to={libraryPaths.library({ shelf: 'to_read' })}>{t('empty.readingAction')}</ButtonLink></p>
        )}
      </Section>
      {goals}
      <Section title={t('today.next')} actions={shelf('to_read')}>
        {today.next.length > 0 ? <BookRows books={today.next} label={t('today.next')} /> : <p className="pt-4 text-soft">{t('today.nothingNext')}</p>}
      </Section>
      <Section title={t('today.moved')} actions={<TextLink to={libraryPaths.statistics()}>{t('actions.statistics')}</TextLink>}>
        {today.moved.length > 0 ? <Movements moved={today.moved} /> : <p className="pt-4 text-soft">{t('today.nothingMoved')}</p>}
      </Section>
      <Section title={t('today.numbers')}><LibraryStats numbers={today.numbers} /></Section>
    </>
  );
}

function Movements({ moved }: { moved: readonly Movement[] }) {
  const { t } = useTranslation('library');
  const progress = useProgressText();
  const where = (move: Movement) => (move.page === null ? progress.percent(move.permille) : t('progress.page', { page: move.page }));
  return (
    <List label={t('today.moved')}>
      {moved.map((move) => (
        <Row key={move.id} href={libraryPaths.book(move.bookId)} title={move.title} meta={`${move.dayText} · ${where(move)}`} end={move.pagesAdvanced > 0 ? t('progress.advanced', { count: move.pagesAdvanced }) : null} />
      ))}
    </List>
  );
}
