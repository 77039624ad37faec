import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { importPaths } from '#app/domains/library/import-paths.ts';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const handle = { messages: ['library', 'library-edit'], title: 'library-edit:export.title' };

export const loader = page(member, async () => null);

const files = [
  { key: 'csv', icon: 'table', href: importPaths.exportBooks() },
  { key: 'json', icon: 'braces', href: importPaths.exportAll() },
] as const;

export default function Export() {
  const { t } = useTranslation('library-edit');
  const { t: library } = useTranslation('library');
  return (
    <>
      <PageHeader title={t('export.title')} lead={t('export.lead')} breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: library('title') }]} />} />
      <List label={t('export.title')}>
        {files.map(({ key, icon, href }) => (
          <Row key={key} href={href} start={<Icon name={icon} className="text-accent size-5 stroke-[1.5]" />} title={t(`export.${key}`)} meta={t(`export.${key}Help`)} />
        ))}
      </List>
    </>
  );
}
