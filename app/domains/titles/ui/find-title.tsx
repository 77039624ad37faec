import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Banner } from '#app/ui/banner.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { titleTypes } from '../model/title-type.ts';
import type { TitleType } from '../model/title-type.ts';
import { titlesPaths } from '../paths.ts';
import type { OutsideSearch } from '../queries/find-titles.server.ts';
import type { TitleCard } from '../queries/title-card.server.ts';
import { FoundCover } from './found-cover.tsx';
import { cardFacts, TitleCards } from './title-cards.tsx';
import { TitleCrumbs } from './title-crumbs.tsx';

export type FindTitleProps = {
  type: TitleType;
  question: string;
  provider: OutsideSearch['provider'];
  /** The person asked too often; nobody outside was asked. */
  waitSeconds: number | null;
  circle: TitleCard[];
  outside: OutsideSearch | null;
};

/** A title to add: what the circle has, what the outside catalogue knows, by hand in one step. */
export function FindTitle({ type, question, provider, waitSeconds, circle, outside }: FindTitleProps) {
  const { t } = useTranslation('title-search');
  const { t: titles } = useTranslation('titles');
  const byHand = titlesPaths.newTitle({ type, q: question || null });
  const isNothing = question !== '' && circle.length === 0 && waitSeconds === null && (outside?.found.length ?? 0) === 0;
  return (
    <>
      <PageHeader title={t('title')} lead={provider ? t('lead', { provider: t(`providers.${provider}`) }) : t('leadAlone')} breadcrumbs={<TitleCrumbs type={type} />} />
      <Tabs label={t('types')} items={titleTypes.map((one) => ({ href: titlesPaths.findTitle({ type: one, q: question || null }), label: titles(`type.${one}`), current: one === type }))} />
      <FilterBar key={`${type} ${question}`} action={titlesPaths.findTitle()} hidden={{ type }} search={{ name: 'q', label: t('label'), defaultValue: question, autoFocus: question === '' }} submitLabel={t('submit')} />
      <div className="actions pb-5"><ButtonLink size="s" icon="pencil" to={byHand}>{t('byHand')}</ButtonLink></div>
      {waitSeconds === null ? null : <Banner tone="warn">{t('limited', { count: waitSeconds })}</Banner>}
      {outside?.failed ? <Banner tone="warn" actions={<ButtonLink to={titlesPaths.newTitle({ type, q: question, silent: 1 })}>{t('byHand')}</ButtonLink>}>{t('failed')}</Banner> : null}
      {isNothing ? <EmptyState title={t('nothing')} action={<ButtonLink variant="primary" to={byHand}>{t('byHand')}</ButtonLink>}>{t('nothingText')}</EmptyState> : null}
      {circle.length > 0 ? <Section title={t('circle')}><TitleCards label={t('circle')} cards={circle} /></Section> : null}
      {outside?.provider && outside.found.length > 0 ? <Outside type={type} question={question} label={t('outside', { provider: t(`providers.${outside.provider}`) })} found={outside.found} /> : null}
    </>
  );
}

function Outside({ type, question, label, found }: { type: TitleType; question: string; label: string; found: OutsideSearch['found'] }) {
  const { t } = useTranslation('title-search');
  return (
    <Section title={label}>
      <List label={label}>
        {found.map((one, at) => (
          <Row
            key={one.externalId} title={one.name} meta={cardFacts(one)} href={one.titleId ? titlesPaths.title(one.titleId) : titlesPaths.newTitle({ type, from: one.externalId, q: question })}
            start={<FoundCover name={one.name} maker={one.makers[0]} cover={one.cover} isNear={at < 6} />} end={one.titleId ? <Badge tone="accent">{t('known')}</Badge> : null}
          />
        ))}
      </List>
    </Section>
  );
}
