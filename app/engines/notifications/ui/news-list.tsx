import { Form } from '@remix-run/react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { typesetText } from '#app/platform/i18n/typeset.ts';
import { IconButton } from '#app/ui/button.tsx';
import { newsPaths } from '../paths.ts';
import type { NewsRow } from '../queries/list-news.server.ts';

/** Each line is a button: opening it also reads it, and an address that is only looked at changes nothing. */
export function NewsList({ rows, after }: { rows: readonly NewsRow[]; after: string | null }) {
  const { t } = useTranslation('notifications');
  return (
    <ul className="list news" aria-label={t('title')}>
      {rows.map((row) => <NewsLine key={row.id} row={row} after={after} />)}
    </ul>
  );
}

function NewsLine({ row: { id, text, isUnread, when, exactly, at }, after }: { row: NewsRow; after: string | null }) {
  const { t, locale } = useTranslation('notifications');
  return (
    <li data-unread={isUnread || undefined}>
      <div className="row">
        <div className="row-body">
          <Form className="row-title" method="post" action={newsPaths.opening(id)}>
            <button className="news-open" type="submit">{typesetText(locale, text)}</button>
          </Form>
          <p className="row-meta">
            {isUnread ? <><span className="news-new">{t('new')}</span>{' · '}</> : null}
            <time dateTime={at} title={exactly}>{when}</time>
          </p>
        </div>
        {isUnread ? (
          <Form className="row-end" method="post" action={newsPaths.readingOf(id)} preventScrollReset>
            {after ? <input type="hidden" name="after" value={after} /> : null}
            <IconButton label={t('readOne')} icon="check" />
          </Form>
        ) : null}
      </div>
    </li>
  );
}
