import { useActionData } from '@remix-run/react';
import type { FormReply } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { titlesPaths } from '../paths.ts';
import type { ChangedTitle } from '../queries/get-title-card.server.ts';
import type { TitleCard } from '../queries/title-card.server.ts';
import type { TitleUses } from '../queries/title-uses.server.ts';
import { cardFacts, TitleCards } from './title-cards.tsx';
import { TitleCrumbs } from './title-crumbs.tsx';

export type MergeTitleProps = { title: ChangedTitle; uses: TitleUses; question: string; candidates: TitleCard[]; into: TitleCard | null };

/** Two titles that are one: first which one stays, then what happens. */
export function MergeTitle(props: MergeTitleProps) {
  const reply = useActionData() as FormReply | undefined;
  const said = [...(reply?.messageKey ? [reply.messageKey] : []), ...Object.values(reply?.result.error ?? {}).flatMap((errors) => errors ?? [])];
  return (
    <>
      {said.length > 0 ? <ErrorSummary errors={said.map((text) => ({ text }))} /> : null}
      {props.into ? <Confirm {...props} into={props.into} /> : <Choose {...props} />}
    </>
  );
}

function Choose({ title, question, candidates }: MergeTitleProps) {
  const { t } = useTranslation('title-edit');
  return (
    <>
      <PageHeader title={t('merge.choose', { name: title.name })} lead={t('merge.chooseLead')} breadcrumbs={<TitleCrumbs type={title.type} title={title} />} />
      <FilterBar key={question} action={titlesPaths.merge(title.id)} search={{ name: 'q', label: t('merge.search'), defaultValue: question }} submitLabel={t('merge.find')} />
      {candidates.length === 0 ? <EmptyState title={t('merge.nothing')}>{t('merge.nothingText')}</EmptyState> : <TitleCards label={t('merge.candidates')} cards={candidates} href={(into) => titlesPaths.merge(title.id, { into })} />}
    </>
  );
}

function Confirm({ title, uses, into }: MergeTitleProps & { into: TitleCard }) {
  const { t } = useTranslation('title-edit');
  return (
    <ConfirmPage title={t('merge.confirm')} breadcrumbs={<TitleCrumbs type={title.type} title={title} />} confirmLabel={t('merge.submit')} cancelHref={titlesPaths.merge(title.id)} cancelLabel={t('merge.other')} danger hidden={{ intoId: into.id }}>
      <p>{t('merge.goes')} <strong>{title.name}</strong> {cardFacts(title)}</p>
      <p>{t('merge.stays')} <strong>{into.name}</strong> {cardFacts(into)}</p>
      <p>{t('merge.moves', { walks: t('uses.walks', { count: uses.walks }), reviews: t('uses.reviews', { count: uses.reviews }) })}</p>
      {uses.hasHidden ? <p>{t('uses.hidden')}</p> : null}
      <p>{t('merge.both')}</p>
      <p>{t('merge.final')}</p>
    </ConfirmPage>
  );
}
