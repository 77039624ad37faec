import type { ReactNode } from 'react';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import type { PersonPart } from '../model/audience.ts';
import { titlesPaths } from '../paths.ts';

export type PersonHead = { username: string; name: string; isOwn: boolean; parts: readonly PersonPart[] };

/** Where a part of somebody's Titles lies. */
export const partPath = (username: string, part: PersonPart): string =>
  ({ walks: titlesPaths.personWalks(username), reviews: titlesPaths.personReviews(username), numbers: titlesPaths.personTitles(username) })[part];

/** Above each of a person's pages of Titles: whose they are, and the other ones that the reader may see. */
export function PersonFrame({ person, part, children }: { person: PersonHead; part: PersonPart; children: ReactNode }) {
  const { t } = useTranslation('person-titles');
  return (
    <>
      <PageHeader title={t(`${part}.title`)} breadcrumbs={<Breadcrumbs items={[{ href: accountPaths.person(person.username), label: person.name }]} />} />
      <Tabs label={t('parts.label')} items={person.parts.map((one) => ({ href: partPath(person.username, one), label: t(`parts.${one}`), current: one === part }))} />
      {children}
    </>
  );
}
