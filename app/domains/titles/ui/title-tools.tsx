import { GitMerge, History, Image, Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Menu, MenuDivider, MenuLink } from '#app/ui/menu.tsx';
import { titlesPaths } from '../paths.ts';

/** What can be done to a title beside walking it. Whether its author may still delete it, the page behind it says. */
export function TitleTools({ title, isAuthor, isOwner }: { title: { id: string }; isAuthor: boolean; isOwner: boolean }) {
  const { t } = useTranslation('title-edit');
  return (
    <Menu label={t('tools.label')}>
      <MenuLink href={titlesPaths.editTitle(title.id)} icon={Pencil}>{t('tools.edit')}</MenuLink>
      <MenuLink href={titlesPaths.cover(title.id)} icon={Image}>{t('tools.cover')}</MenuLink>
      <MenuLink href={titlesPaths.versions(title.id)} icon={History}>{t('tools.versions')}</MenuLink>
      {isAuthor || isOwner ? <MenuDivider /> : null}
      {isOwner ? <MenuLink href={titlesPaths.merge(title.id)} icon={GitMerge}>{t('tools.merge')}</MenuLink> : null}
      {isAuthor || isOwner ? <MenuLink href={titlesPaths.titleRemoval(title.id)} icon={Trash2}>{t('tools.delete')}</MenuLink> : null}
    </Menu>
  );
}
