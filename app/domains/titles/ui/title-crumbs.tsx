import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import type { TitleType } from '../model/title-type.ts';
import { titlesPaths } from '../paths.ts';

/** From a page of the room back to the title it is about and the list that it stands in. */
export function TitleCrumbs({ type, title, current }: { type: TitleType | null; title?: { id: string; name: string }; current?: string }) {
  const { t } = useTranslation('titles');
  const items = [
    { href: titlesPaths.titles(), label: t('title') },
    ...(type ? [{ href: titlesPaths.list(type), label: t(`types.${type}`) }] : []),
    ...(title ? [{ href: titlesPaths.title(title.id), label: title.name }] : []),
  ];
  return <Breadcrumbs items={items} current={current} />;
}
