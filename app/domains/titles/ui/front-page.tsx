import { pictureAt } from '#app/kernel/files/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Cover } from '#app/ui/cover.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { Menu, MenuDivider, MenuLink } from '#app/ui/menu.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { Section } from '#app/ui/section.tsx';
import { titleImportPaths } from '../import-paths.ts';
import { titleTypes } from '../model/title-type.ts';
import type { TitleType } from '../model/title-type.ts';
import { titlesPaths } from '../paths.ts';
import type { TitleInHand, TitlesFront } from '../queries/get-front.server.ts';
import { inLine, useWalkText } from './walk-text.ts';

/** The room's front: what I am going through, and the ways into the lists. */
export function FrontPage({ front, username }: { front: TitlesFront; username: string }) {
  const { t } = useTranslation('titles');
  return (
    <>
      <PageHeader title={t('title')} actions={<><ButtonLink variant="primary" icon="plus" to={titlesPaths.findTitle()} reloadDocument>{t('actions.add')}</ButtonLink><More username={username} /></>} />
      {front.inHand.length > 0 ? (
        <Section title={t('front.inHand')}>
          <List label={t('front.inHand')}>{front.inHand.map((title) => <InHand key={title.id} title={title} />)}</List>
        </Section>
      ) : <EmptyState title={t('front.empty')}>{t('front.emptyText')}</EmptyState>}
      <Section title={t('front.lists')}>
        <List label={t('front.lists')}>
          {titleTypes.map((type) => <Row key={type} href={titlesPaths.list(type)} title={t(`types.${type}`)} end={<Mine type={type} {...front.mine[type]} />} />)}
        </List>
      </Section>
    </>
  );
}

function More({ username }: { username: string }) {
  const { t } = useTranslation('titles');
  return (
    <Menu label={t('front.more')}>
      <MenuLink href={titlesPaths.personWalks(username)} icon="route">{t('front.mineWalks')}</MenuLink>
      <MenuLink href={titlesPaths.personReviews(username)} icon="star">{t('front.mineReviews')}</MenuLink>
      <MenuLink href={titlesPaths.personTitles(username)} icon="chart-column">{t('front.mineNumbers')}</MenuLink>
      <MenuDivider />
      <MenuLink href={titleImportPaths.imports()} icon="upload">{t('front.import')}</MenuLink>
      <MenuLink href={titleImportPaths.export()} icon="download">{t('front.export')}</MenuLink>
      <MenuLink href={titlesPaths.preferences()} icon="sliders-horizontal">{t('front.choices')}</MenuLink>
    </Menu>
  );
}

function InHand({ title }: { title: TitleInHand }) {
  const { t } = useTranslation('titles');
  const text = useWalkText();
  const far = text.progress(title);
  const isMeasured = title.episodes !== null && title.progress !== null && far !== '';
  const facts = [t(`type.${title.type}`), title.runs > 1 && t('walk.run', { number: title.runs }), isMeasured ? null : far, title.updatedText];
  return (
    <Row href={titlesPaths.title(title.id)} title={title.name} meta={inLine(facts)} start={<Cover size="xs" title={title.name} author={title.maker} image={pictureAt(title.coverId)} />}>
      {isMeasured ? <ProgressBar size="s" hue="plum" value={title.progress ?? 0} max={title.episodes ?? 0} label={far} showLabel /> : null}
    </Row>
  );
}

function Mine({ type, all, over }: { type: TitleType; all: number; over: number }) {
  const { t } = useTranslation('titles');
  return <>{all === 0 ? t('front.none') : inLine([t('front.mine', { count: all }), over > 0 && t(`done.${type}`, { count: over })])}</>;
}
