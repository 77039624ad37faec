import { Braces, Clapperboard, Tv } from 'lucide-react';
import { titleImportPaths } from '#app/domains/titles/import-paths.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const handle = { messages: ['title-import'], title: 'title-import:export.title' };

export const loader = page(member, async () => null);

const files = [
  { key: 'films', icon: Clapperboard, href: titleImportPaths.exportFilms() },
  { key: 'anime', icon: Tv, href: titleImportPaths.exportAnime() },
  { key: 'all', icon: Braces, href: titleImportPaths.exportAll() },
] as const;

export default function Export() {
  const { t } = useTranslation('title-import');
  return (
    <>
      <PageHeader title={t('export.title')} lead={t('export.lead')} breadcrumbs={<Breadcrumbs items={[{ href: titlesPaths.titles(), label: t('home') }]} />} />
      <List label={t('export.title')}>
        {files.map(({ key, icon: Icon, href }) => (
          <Row key={key} href={href} start={<Icon aria-hidden className="text-accent" size={20} strokeWidth={1.5} />} title={t(`export.${key}`)} meta={t(`export.${key}Help`)} />
        ))}
      </List>
    </>
  );
}
