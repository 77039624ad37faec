import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { Confirm } from './confirm.tsx';

type ConfirmChosenProps = {
  people: { id: string; username: string; email: string | null; role: 'member' | 'teacher' | 'owner' }[];
  /** The owner ticked themselves as well: they are left out, and told so. */
  includesViewer: boolean;
  title: string; lead: string; submit: string; danger?: boolean;
};

/** Asks about everybody who was ticked in the list, by name. */
export function ConfirmChosen({ people, includesViewer, title, lead, submit, danger }: ConfirmChosenProps) {
  const { t } = useTranslation('admin');
  const note = includesViewer ? <Banner>{t('people.notYourself')}</Banner> : null;
  if (people.length === 0) {
    return <EmptyState level={1} title={t('people.nobodyTicked')} action={<ButtonLink to={adminPaths.people()}>{t('people.back')}</ButtonLink>}>{includesViewer ? t('people.notYourself') : t('people.nobodyTickedText')}</EmptyState>;
  }
  return (
    <Confirm title={title} lead={lead} submit={submit} danger={danger} cancelHref={adminPaths.people()}>
      {note}
      <List label={t('people.title')}>
        {people.map(({ id, username, email, role }) => <Row key={id} title={username} meta={[t(`roles.${role}`), email].filter(Boolean).join(' · ')} />)}
      </List>
      {people.map(({ id }) => <input key={id} type="hidden" name="person" value={id} />)}
    </Confirm>
  );
}
