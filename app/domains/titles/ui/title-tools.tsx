import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Menu, MenuDivider, MenuLink } from '#app/ui/menu.tsx';
import { titlesPaths } from '../paths.ts';

/** What can be done to a title beside walking it. Whether its author may still delete it, the page behind it says. */
export function TitleTools({ title, isAuthor, isOwner }: { title: { id: string }; isAuthor: boolean; isOwner: boolean }) {
  const { t } = useTranslation('title-edit');
  return (
    <Menu label={t('tools.label')}>
      <MenuLink href={titlesPaths.editTitle(title.id)} icon="pencil">{t('tools.edit')}</MenuLink>
      <MenuLink href={titlesPaths.cover(title.id)} icon="image">{t('tools.cover')}</MenuLink>
      <MenuLink href={titlesPaths.versions(title.id)} icon="rotate-ccw-clock">{t('tools.versions')}</MenuLink>
      {isAuthor || isOwner ? <MenuDivider /> : null}
      {isOwner ? <MenuLink href={titlesPaths.merge(title.id)} icon="git-merge">{t('tools.merge')}</MenuLink> : null}
      {isAuthor || isOwner ? <MenuLink href={titlesPaths.titleRemoval(title.id)} icon="trash">{t('tools.delete')}</MenuLink> : null}
    </Menu>
  );
}
