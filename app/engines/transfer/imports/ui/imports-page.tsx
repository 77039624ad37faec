import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import type { ImportLine } from '../queries/list-imports.server.ts';
import { ImportList } from './import-list.tsx';
import { useImportRoom } from './import-room.tsx';
import { ImportUpload, WhereToGetIt } from './import-upload.tsx';
import type { Problem } from './import-upload.tsx';

type Props = { imports: readonly ImportLine[]; problem: Problem | null; places: readonly string[]; exportHref: string; breadcrumbs: { href: string; label: string }[] };

/** Where a file is sent, the imports of before, and where files come from. */
export function ImportsPage({ imports, problem, places, exportHref, breadcrumbs }: Props) {
  const { t } = useTranslation('import');
  const { words } = useImportRoom();
  return (
    <>
      <PageHeader title={t('title')} lead={words('lead')} breadcrumbs={<Breadcrumbs items={breadcrumbs} />} actions={<ButtonLink to={exportHref}>{t('toExport')}</ButtonLink>} />
      <ImportUpload problem={problem} />
      <ImportList imports={imports} />
      <WhereToGetIt places={places} />
    </>
  );
}
