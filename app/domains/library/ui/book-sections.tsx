import { Form } from '@remix-run/react';
import { fromDay } from '#app/platform/i18n/from-day.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { RatingStars } from '#app/ui/rating-stars.tsx';
import { Section } from '#app/ui/section.tsx';
import { Facts } from '#app/ui/stat.tsx';
import { SelectField } from '#app/ui/text-field.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { libraryPaths } from '../paths.ts';
import type { BookView, ReadingView } from '../queries/book-view.ts';
import { EntryRows } from './entry-rows.tsx';
import { usePriorityOptions } from './priority.tsx';
import { useNumber } from './use-number.ts';

export function Opinion({ book }: { book: BookView }) {
  const { t } = useTranslation('library');
  const has = book.rating !== null || book.review;
  // A book just read asks for an opinion at the top of its page.
  const isAsked = book.state === 'read' && book.rating === null;
  const link = book.trashedAt || (isAsked && !has) ? null : <TextLink to={libraryPaths.opinion(book.id)}>{has ? t('actions.editOpinion') : t('actions.rate')}</TextLink>;
  return (
    <Section title={t('book.opinion')} actions={link}>
      {has ? null : <p className="text-soft">{t('book.noOpinion')}</p>}
      <RatingStars value={book.rating} />
      {book.review && book.reviewHasSpoilers ? <details><summary className="link">{t('book.spoilers')}</summary><PlainText text={book.review} /></details> : null}
      {book.review && !book.reviewHasSpoilers ? <PlainText text={book.review} /> : null}
    </Section>
  );
}

/** What a person typed, with their line breaks. */
export const PlainText = ({ text }: { text: string }) => <div className="prose whitespace-pre-line pt-2">{text}</div>;

export function Readings({ book }: { book: BookView }) {
  const { t } = useTranslation('library');
  const link = book.trashedAt ? null : <TextLink to={libraryPaths.readings(book.id)}>{t('actions.addReading')}</TextLink>;
  return (
    <Section title={t('book.readings')} actions={link}>
      {book.readings.length === 0 ? <p className="text-soft pt-4">{t('book.noReadings')}</p> : null}
      <List label={t('book.readings')}>
        {book.readings.map((reading) => (
          <Row key={reading.id} title={<span className="sentence"><Days reading={reading} /></span>} meta={t(`readingStates.${reading.state}`)} end={book.trashedAt ? null : <a className="link" href={libraryPaths.reading(book.id, reading.id)}>{t('actions.change')}</a>} />
        ))}
      </List>
    </Section>
  );
}

function Days({ reading: { startedText, endedText } }: { reading: ReadingView }) {
  const { t, locale } = useTranslation('library');
  if (startedText && endedText) return <>{t('book.from', { from: startedText, to: endedText })}</>;
  if (startedText) return <>{t('book.since', { fromDay: fromDay(locale, startedText) })}</>;
  return <>{endedText ? t('book.until', { day: endedText }) : t('book.daysUnknown')}</>;
}

export function History({ book }: { book: BookView }) {
  const { t } = useTranslation('library');
  const hasMore = book.entries.length >= 6;
  // Before the first reading there is nothing to say here.
  if (book.entries.length === 0 && book.readings.length === 0) return null;
  return (
    <Section title={t('progress.history')} actions={hasMore ? <TextLink to={libraryPaths.history(book.id)}>{t('actions.allHistory')}</TextLink> : null}>
      {book.entries.length === 0 ? <p className="text-soft pt-4">{t('progress.noHistory')}</p> : null}
      <EntryRows bookId={book.id} entries={book.entries} canChange={!book.trashedAt} />
    </Section>
  );
}

export function About({ book, languageName }: { book: BookView; languageName: string | null }) {
  const { t } = useTranslation('library');
  const series = book.series && (book.series.position === null ? book.series.name : t('book.seriesPosition', { name: book.series.name, position: book.series.position }));
  const year = book.year === null ? null : book.year < 0 ? t('book.yearBc', { year: -book.year }) : String(book.year);
  const number = useNumber();
  const others = book.contributors.map((person) => `${person.name} (${person.role})`).join(', ');
  return (
    <Section title={t('book.about')}>
      {book.description ? <PlainText text={book.description} /> : null}
      <div className={book.description ? 'pt-4' : undefined}>
        <Facts
          items={[
            { label: t('book.series'), value: series && book.series ? <a className="link" href={libraryPaths.library({ shelf: 'all', series: book.series.id })}>{series}</a> : null },
            { label: t('book.contributors'), value: others }, { label: t('book.pages'), value: book.pages === null ? null : number(book.pages) }, { label: t('book.year'), value: year },
            { label: t('book.language'), value: languageName }, { label: t('book.publisher'), value: book.publisher }, { label: t('book.format'), value: book.format },
            { label: t('book.isbn'), value: book.isbn }, { label: t('book.added'), value: book.addedOn },
          ]}
        />
      </div>
      {book.privateNotes ? <><h3 className="pt-6">{t('book.privateNotes')}</h3><PlainText text={book.privateNotes} /></> : null}
    </Section>
  );
}

/** How much it is wanted, and its tags: what changes most often besides the page. */
export function Sorting({ book }: { book: BookView }) {
  const { t } = useTranslation('library');
  const options = usePriorityOptions();
  return (
    <Section title={t('book.sorting')} actions={book.trashedAt ? null : <TextLink to={libraryPaths.tags(book.id)}>{t('actions.tags')}</TextLink>}>
      <p className="flex flex-wrap gap-2">
        {book.tags.length === 0 ? <span className="text-soft">{t('book.noTags')}</span> : null}
        {book.tags.map((tag) => <a key={tag.id} href={libraryPaths.library({ shelf: 'all', tag: tag.id })}><Badge>{tag.name}</Badge></a>)}
      </p>
      {book.trashedAt ? null : (
        <Form method="post" action={libraryPaths.priority(book.id)} className="flex flex-wrap items-end gap-4 pt-6" key={book.priority}>
          <SelectField label={t('book.priority')} width="m" options={options} selectProps={{ id: 'priority', name: 'priority', defaultValue: book.priority }} />
          <Button>{t('actions.save')}</Button>
        </Form>
      )}
    </Section>
  );
}

