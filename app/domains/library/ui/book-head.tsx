import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { pictureAt } from '#app/kernel/files/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Cover } from '#app/ui/cover.tsx';
import { Menu, MenuButton, MenuLink } from '#app/ui/menu.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { notePaths } from '../notes/paths.ts';
import { libraryPaths } from '../paths.ts';
import { readerPaths } from '../reader/paths.ts';
import type { BookView } from '../queries/book-view.ts';
import { useProgressText } from './progress-text.ts';
import { QuickProgress } from './quick-progress.tsx';

/** A title of more letters is set smaller, so that the book itself stays in view. */
const longTitle = 60;

/** Who it is, where it stands, and the one thing to do next. */
export function BookHead({ book, newId, more }: { book: BookView; newId: string; /** What others offer in the book's menu. */ more?: ReactNode }) {
  const { t } = useTranslation('library');
  const author = book.authors[0]?.name;
  const image = pictureAt(book.coverId);
  const authors = book.authors.map(({ id, name }, index) => (
    <span key={id}>{index > 0 ? ', ' : ''}<a className="link link-quiet" href={libraryPaths.library({ shelf: 'all', author: id })}>{name}</a></span>
  ));
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: t('title') }]} />}
        title={book.title.length > longTitle ? <span className="block text-28">{book.title}</span> : book.title} lead={<>{book.subtitle ? <>{book.subtitle}<br /></> : null}{authors.length > 0 ? authors : t('book.noAuthor')}</>}
        actions={book.trashedAt ? null : <BookMenu book={book} more={more} />}
      />
      {book.trashedAt ? <InTrash book={book} /> : null}
      <div className="grid grid-cols-[auto_1fr] items-start gap-6 sm:grid-rows-[auto_1fr] sm:gap-x-8">
        <div className="sm:row-span-2">
          <span className="sm:hidden"><Cover size="s" title={book.title} author={author} image={image} /></span>
          <span className="max-sm:hidden"><Cover size="l" title={book.title} author={author} image={image} /></span>
        </div>
        <Standing book={book} />
        {book.trashedAt ? null : <div className="col-span-2 flex flex-col gap-6 sm:col-span-1"><NextStep book={book} newId={newId} /></div>}
      </div>
    </>
  );
}

function Standing({ book }: { book: BookView }) {
  const { t } = useTranslation('library');
  const progress = useProgressText();
  const facts = [t(`states.${book.state}`), book.state === 'read' ? book.finishedOn : null, book.timesRead > 1 ? t('book.timesRead', { count: book.timesRead }) : null, progress.of(book)];
  return (
    <div className="flex flex-col gap-2">
      <p className="text-17 tabular">{facts.filter(Boolean).join('\u00A0· ')}</p>
      {book.state === 'to_read' ? null : <ProgressBar hue="pine" value={book.permille ?? 0} max={1000} label={progress.of(book) || t(`states.${book.state}`)} end={book.permille === null ? undefined : progress.percent(book.permille)} />}
    </div>
  );
}

function NextStep({ book, newId }: { book: BookView; newId: string }) {
  const { t } = useTranslation('library');
  if (book.state === 'reading') {
    const reading = book.openReadingId;
    return (
      <>
        <QuickProgress book={book} newId={newId} />
        {reading ? (
          <div className="actions">
            <ButtonLink icon="check" to={`${libraryPaths.readingEnd(book.id, reading)}?state=finished`}>{t('actions.finish')}</ButtonLink>
            <ButtonLink variant="quiet" to={`${libraryPaths.readingEnd(book.id, reading)}?state=stopped`}>{t('actions.stop')}</ButtonLink>
          </div>
        ) : null}
      </>
    );
  }
  const isStopped = book.state === 'stopped';
  return (
    <div className="actions">
      {book.state === 'read' && book.rating === null ? <ButtonLink variant="primary" icon="star" to={libraryPaths.opinion(book.id)}>{t('actions.rate')}</ButtonLink> : null}
      <StartButton book={book} newId={newId} label={isStopped ? t('actions.resume') : book.state === 'read' ? t('actions.again') : t('actions.start')} primary={book.state !== 'read'} />
      {isStopped ? <StartButton book={book} newId={newId} label={t('actions.fromStart')} fromStart /> : null}
      {book.state === 'to_read' ? <ButtonLink variant="quiet" to={libraryPaths.readings(book.id)}>{t('actions.finish')}</ButtonLink> : null}
    </div>
  );
}

type StartProps = { book: BookView; newId: string; label: string; primary?: boolean; fromStart?: boolean };

const StartButton = ({ book, newId, label, primary, fromStart }: StartProps) => (
  <Form method="post" action={libraryPaths.readings(book.id)}>
    <input type="hidden" name="id" value={newId} />
    <input type="hidden" name="state" value="reading" />
    {fromStart ? <input type="hidden" name="fromStart" value="on" /> : null}
    <Button variant={primary ? 'primary' : 'secondary'} icon={fromStart ? 'rotate-ccw' : 'book-open'}>{label}</Button>
  </Form>
);

function BookMenu({ book, more }: { book: BookView; more?: ReactNode }) {
  const { t } = useTranslation('library');
  return (
    <>
      <ButtonLink icon="pencil" to={libraryPaths.editBook(book.id)}>{t('actions.edit')}</ButtonLink>
      <Menu label={t('actions.more')}>
        {more}
        <MenuLink href={notePaths.book(book.id)} icon="notebook-pen">{t('actions.notes')}</MenuLink>
        <MenuLink href={libraryPaths.cover(book.id)} icon="image">{t(book.coverId ? 'actions.changeCover' : 'actions.addCover')}</MenuLink>
        <MenuLink href={libraryPaths.readings(book.id)} icon="rotate-ccw-clock">{t('actions.addReading')}</MenuLink>
        <MenuLink href={readerPaths.sittings(book.id)} icon="clock">{t('actions.sittings')}</MenuLink>
        {book.state === 'read' || book.state === 'stopped' ? <Form method="post" action={libraryPaths.toRead(book.id)}><MenuButton icon="undo-2">{t('actions.wish')}</MenuButton></Form> : null}
        <Form method="post" action={libraryPaths.trashBook(book.id)}><MenuButton icon="trash" danger>{t('actions.toTrash')}</MenuButton></Form>
      </Menu>
    </>
  );
}

function InTrash({ book }: { book: BookView }) {
  const { t } = useTranslation('library');
  const restore = <Form method="post" action={libraryPaths.restoreBook(book.id)}><Button variant="primary">{t('actions.restore')}</Button></Form>;
  return <div className="pb-6"><Banner tone="warn" actions={restore}>{t('book.inTrash', { when: book.trashedAt })}</Banner></div>;
}
