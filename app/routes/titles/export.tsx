import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import { titleImportPaths } from '#app/domains/titles/import-paths.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const handle = { messages: ['title-import'], title: 'title-import:export.title' };

export const loader = page(member, async () => null);

const files = [
  { key: 'films', icon: 'clapperboard', href: titleImportPaths.exportFilms() },
  { key: 'anime', icon: 'tv', href: titleImportPaths.exportAnime() },
  { key: 'all', icon: 'braces', href: titleImportPaths.exportAll() },
] as const;

export default function Export() {
  const { t } = useTranslation('title-import');
  return (
    <>
      <PageHeader title={t('export.title')} lead={t('export.lead')} breadcrumbs={<Breadcrumbs items={[{ href: titlesPaths.titles(), label: t('home') }]} />} />
      <List label={t('export.title')}>
        {files.map(({ key, icon, href }) => (
          <Row key={key} href={href} start={<Icon name={icon} className="text-accent size-5 stroke-[1.5]" />} title={t(`export.${key}`)} meta={t(`export.${key}Help`)} />
        ))}
      </List>
    </>
  );
}
