import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';

type Onlooker = 'visitor' | 'member';

/** Says whose eyes the page is seen with, and how to look with others. */
export function PreviewNote({ username, onlooker }: { username: string; onlooker: Onlooker }) {
  const { t } = useTranslation('profile');
  const other = onlooker === 'visitor' ? 'member' : 'visitor';
  return (
    <div className="mb-8">
      <Banner
        title={t(onlooker === 'visitor' ? 'person.previewVisitor' : 'person.previewMember')}
        actions={<>
          <ButtonLink size="s" to={accountPaths.personAs(username, other)}>{t(other === 'visitor' ? 'person.asVisitor' : 'person.asMember')}</ButtonLink>
          <ButtonLink size="s" variant="quiet" to={accountPaths.privacySettings()}>{t('person.back')}</ButtonLink>
        </>}
      />
    </div>
  );
}

export function PreviewOfNothing({ username, onlooker }: { username: string; onlooker: Onlooker }) {
  const { t } = useTranslation('profile');
  return (
    <>
      <h1 className="hidden-visually">{username}</h1>
      <EmptyState title={t('person.previewNothing')}>{t(onlooker === 'visitor' ? 'person.previewNothingVisitor' : 'person.previewNothingMember')}</EmptyState>
    </>
  );
}
