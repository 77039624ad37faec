import { Form } from '@remix-run/react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button } from '#app/ui/button.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { libraryPaths } from '../../paths.ts';
import { readerPaths } from '../paths.ts';
import type { PlaceView } from '../queries/list-places.server.ts';

type PlacesPageProps = { book: { id: string; title: string }; places: readonly (PlaceView & { newId: string })[] };

/** Where one was lately, on every device; each can be gone back to. */
export function PlacesPage({ book, places }: PlacesPageProps) {
  const { t } = useTranslation('reader');
  const library = useTranslation('library').t;
  return (
    <>
      <PageHeader title={t('places.title')} lead={t('places.lead')} breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: library('title') }, { href: libraryPaths.book(book.id), label: book.title }]} />} />
      {places.length === 0 ? <p className="text-soft">{t('places.none')}</p> : null}
      <List label={t('places.title')}>
        {places.map(({ id, page, permille, device, when, isHere, newId }) => (
          <Row
            key={id} title={t('pageLabel', { page })} meta={[device || t('places.someDevice'), when].join(' · ')}
            end={
              <>
                {isHere ? <Badge>{t('places.here')}</Badge> : null}
                <Form method="post" action={readerPaths.positions(book.id)} reloadDocument>
                  <input type="hidden" name="id" value={newId} />
                  <input type="hidden" name="page" value={page} />
                  <input type="hidden" name="permille" value={permille} />
                  <Button size="s">{t('places.goTo', { page })}</Button>
                </Form>
              </>
            }
          />
        ))}
      </List>
    </>
  );
}
