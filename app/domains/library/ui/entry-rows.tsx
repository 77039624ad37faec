import { Form } from '@remix-run/react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { libraryPaths } from '../paths.ts';
import type { EntryView } from '../queries/list-entries.server.ts';
import { useProgressText } from './progress-text.ts';

/** Recorded positions, newest first. The newest can be taken back; it stays in the list, marked. */
export function EntryRows({ bookId, entries, canChange }: { bookId: string; entries: readonly EntryView[]; canChange: boolean }) {
  const { t } = useTranslation('library');
  const progress = useProgressText();
  const where = (entry: EntryView) => (entry.page === null ? progress.percent(entry.permille) : t('progress.page', { page: entry.page }));
  return (
    <List label={t('progress.history')}>
      {entries.map((entry) => (
        <Row
          key={entry.id} title={entry.retracted ? <s className="sentence">{where(entry)}</s> : <span className="sentence">{where(entry)}</span>} meta={entry.dayText}
          end={
            <>
              {entry.pagesAdvanced > 0 && !entry.retracted ? <span>{t('progress.advanced', { count: entry.pagesAdvanced })}</span> : null}
              {entry.retracted ? <Badge>{t('progress.retracted')}</Badge> : null}
              {entry.newest && canChange ? <Form method="post" action={libraryPaths.retraction(bookId, entry.id)}><button className="link">{t('actions.takeBack')}</button></Form> : null}
            </>
          }
        />
      ))}
    </List>
  );
}
