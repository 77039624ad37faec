import type { ReactNode } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { libraryPaths } from '../../paths.ts';
import { editableBytes } from '../model/limits.ts';
import { editingPaths } from '../paths.ts';
import type { Desk } from '../queries/get-desk.server.ts';
import { EditStatus } from './edit-status.tsx';

type Place = 'pages' | 'details' | 'form' | 'parts' | 'versions';

const places: Place[] = ['pages', 'details', 'form', 'parts', 'versions'];

/** One of the pages about a book's PDF: where one is, what else can be done, and how the last saving goes. */
export function EditingPage({ desk, place, here, children }: { desk: Desk; place: Place; /** The page's own address, for looking again. */ here: string; children: ReactNode }) {
  const { t } = useTranslation('editing');
  const { t: library } = useTranslation('library');
  const { book, version } = desk;
  const shown = places.filter((name) => name !== 'form' || version.hasForm || place === 'form');
  return (
    <>
      <PageHeader
        title={t(`${place}.title`)} lead={t(`${place}.lead`)}
        breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: library('title') }, { href: libraryPaths.book(book.id), label: book.title }, { href: editingPaths.file(book.id), label: t('file') }]} />}
      />
      <Tabs label={t('tabs')} items={shown.map((name) => ({ href: editingPaths[name](book.id), label: t(`${name}.tab`), current: name === place }))} />
      <div className="grid gap-6 pt-6">
        <EditStatus desk={desk} here={here} />
        <Obstacle desk={desk} />
        {children}
      </div>
    </>
  );
}

/** Why the file can only be read. */
function Obstacle({ desk: { obstacle, book } }: { desk: Desk }) {
  const { t } = useTranslation('editing');
  if (obstacle === null) return null;
  return (
    <Banner tone={obstacle === 'waiting' ? 'info' : 'warn'} title={t(`obstacles.${obstacle}.title`)} actions={<TextLink to={editingPaths.file(book.id)}>{t('toFile')}</TextLink>}>
      {t(`obstacles.${obstacle}.text`, { megabytes: editableBytes / 1024 / 1024 })}
    </Banner>
  );
}

export const isUnderWay = ({ edit }: Desk): boolean => edit?.state === 'waiting' || edit?.state === 'working';

/** Nothing can be saved now. */
export const canChange = (desk: Desk): boolean => desk.obstacle === null && !isUnderWay(desk);
