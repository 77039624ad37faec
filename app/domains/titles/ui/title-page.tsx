import type { ReactNode } from 'react';
import { pictureAt } from '#app/kernel/files/paths.ts';
import { numberFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Cover } from '#app/ui/cover.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Facts } from '#app/ui/stat.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { paragraphsOf } from '../model/paragraphs.ts';
import type { RatingScale } from '../model/rating-scale.ts';
import { sourceLink } from '../model/source-links.ts';
import { titlesPaths } from '../paths.ts';
import type { TitleView } from '../queries/get-title.server.ts';
import type { TitleWalk } from '../queries/list-title-walks.server.ts';
import { Ratings } from './ratings-figure.tsx';
import { PastRuns, WalkPanel } from './walk-panel.tsx';
import { WalkRows } from './walk-rows.tsx';

/** A name of more letters is set smaller, so that the title itself stays in view. */
const longName = 60;

type TitlePageProps = {
  title: TitleView;
  walks: readonly TitleWalk[];
  scale: RatingScale;
  /** Ways to change the title, beside its name. */
  tools?: ReactNode;
  /** My review, or a form for one. */
  ownReview?: ReactNode;
  /** Everybody's reviews. */
  reviews?: ReactNode;
};

/** A title: what it is, where I am with it, what the circle does with it. */
export function TitlePage({ title, walks, scale, tools, ownReview, reviews }: TitlePageProps) {
  const { t } = useTranslation('titles');
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs items={[{ href: titlesPaths.titles(), label: t('title') }, { href: titlesPaths.list(title.type), label: t(`types.${title.type}`) }]} />}
        title={title.name.length > longName ? <span className="block text-28">{title.name}</span> : title.name}
        lead={title.originalName} actions={tools}
      />
      <div className="grid grid-cols-[auto_1fr] items-start gap-6 sm:grid-rows-[auto_1fr] sm:gap-x-8">
        <div className="sm:row-span-2">
          <span className="sm:hidden"><TitleCover title={title} size="m" /></span>
          <span className="max-sm:hidden"><TitleCover title={title} size="l" /></span>
        </div>
        <TitleFacts title={title} />
        <section className="col-span-2 sm:col-span-1" aria-labelledby="my-walk">
          <h2 id="my-walk" className="pb-3 text-17 font-semibold">{t(`walk.mine.${title.type}`)}</h2>
          <WalkPanel title={title} />
        </section>
      </div>
      {title.walk && title.walk.past.length > 0 ? <Section title={t('walk.past')}><PastRuns title={title} /></Section> : null}
      <About description={title.description} />
      {ownReview}
      <Ratings title={title} scale={scale} />
      {reviews}
      <Section title={t('walks.title')} actions={walks.length > 0 ? <TextLink to={titlesPaths.walks(title.id)}>{t('walks.everyone')}</TextLink> : null}>
        {walks.length > 0 ? <WalkRows title={title} walks={walks} label={t('walks.title')} /> : <p className="text-soft">{t('walks.none')}</p>}
      </Section>
    </>
  );
}

const TitleCover = ({ title, size }: { title: TitleView; size: 'm' | 'l' }) => (
  <Cover size={size} title={title.name} author={title.credits[0]?.name} image={pictureAt(title.coverId)} />
);

/** What is known about it; people of one role share a line. */
function TitleFacts({ title }: { title: TitleView }) {
  const { t, locale } = useTranslation('titles');
  const roles = [...new Set(title.credits.map(({ role }) => role))];
  const credits = roles.map((role) => ({
    label: t(`credit.${role || 'maker'}`), value: title.credits.filter((credit) => credit.role === role).map(({ name }) => name).join(', '),
  }));
  const genres = title.genres.map((code, index) => (
    <span key={code}>{index > 0 ? ', ' : ''}<a className="link link-quiet" href={titlesPaths.list(title.type, { genre: code })}>{t(`genre.${code}`)}</a></span>
  ));
  const elsewhere = title.sources.map(sourceLink).map(({ name, externalId, href }, index) => (
    <span key={`${name} ${externalId}`}>{index > 0 ? ', ' : ''}{href === null ? `${name} ${externalId}` : <a className="link" href={href} rel="nofollow noopener noreferrer">{name}</a>}</span>
  ));
  const year = title.year === null ? null : <a className="link link-quiet" href={titlesPaths.list(title.type, { year: title.year })}>{title.year}</a>;
  return (
    <div className="facts-beside min-w-0">
      <Facts items={[
        { label: t('page.type'), value: t(`type.${title.type}`) }, { label: t('page.year'), value: year }, ...credits,
        { label: t('page.episodes'), value: title.episodes === null ? null : numberFormat(locale).format(title.episodes) },
        { label: t('page.genres'), value: genres.length > 0 ? genres : null },
        { label: t('page.elsewhere'), value: elsewhere.length > 0 ? elsewhere : null },
      ]} />
    </div>
  );
}

function About({ description }: { description: string | null }) {
  const { t } = useTranslation('titles');
  return (
    <Section title={t('page.about')}>
      {description ? <div className="prose">{paragraphsOf(description).map((text, at) => <p key={at} className="whitespace-pre-line">{text}</p>)}</div> : <p className="text-soft">{t('page.noDescription')}</p>}
    </Section>
  );
}
