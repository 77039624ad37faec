import { pictureAt } from '#app/kernel/files/paths.ts';
import { fromDay } from '#app/platform/i18n/from-day.ts';
import { numberFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Cover } from '#app/ui/cover.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { SelectField } from '#app/ui/text-field.tsx';
import { progressUnit, slugOfType, titleTypes } from '../model/title-type.ts';
import type { TitleType } from '../model/title-type.ts';
import { stateKey, walkStates } from '../model/walk-state.ts';
import type { WalkState } from '../model/walk-state.ts';
import { titlesPaths } from '../paths.ts';
import type { PersonWalk, PersonWalks as Walks } from '../queries/list-person-walks.server.ts';
import { PersonFrame } from './person-frame.tsx';
import type { PersonHead } from './person-frame.tsx';

type PersonWalksProps = { person: PersonHead; walks: Pick<Walks, 'rows' | 'next' | 'previous' | 'type' | 'counts'>; state: WalkState | null; /** Titles are for members: a visitor reads their names only. */ isSignedIn: boolean };

/** What somebody goes through, type by type. */
export function PersonWalks({ person, walks: { rows, next, previous, type, counts }, state, isSignedIn }: PersonWalksProps) {
  const { t } = useTranslation(['person-titles', 'titles', 'reviews']);
  const { username } = person;
  const pageOf = (after: string | null) => after && titlesPaths.personWalks(username, { type: slugOfType(type), state, after });
  const states = walkStates.map((value) => ({ value, label: t(`titles:state.${stateKey(type, value)}`) }));
  return (
    <PersonFrame person={person} part="walks">
      <Tabs label={t('person-titles:types')} items={titleTypes.map((one) => ({ href: titlesPaths.personWalks(username, { type: slugOfType(one) }), label: t(`reviews:types.${one}`), count: counts[one], current: one === type }))} />
      {counts[type] > 0 ? (
        <FilterBar action={titlesPaths.personWalks(username)} hidden={{ type: slugOfType(type) }} submitLabel={t('person-titles:show')} active={state ? 1 : 0} clear={state ? { href: titlesPaths.personWalks(username, { type: slugOfType(type) }), label: t('person-titles:all') } : null}>
          <SelectField label={t('person-titles:walks.state')} width="m" selectProps={{ name: 'state', defaultValue: state ?? '' }} placeholder={t('person-titles:walks.anyState')} options={states} />
        </FilterBar>
      ) : null}
      {rows.length === 0 ? <p className="pt-6 text-soft">{t(`person-titles:walks.${counts[type] > 0 ? 'noneInState' : person.isOwn ? 'noneOwn' : 'none'}`)}</p> : null}
      <List label={t(`reviews:types.${type}`)}>{rows.map((walk) => <WalkLine key={walk.id} walk={walk} type={type} isLink={isSignedIn} />)}</List>
      <Pagination previous={pageOf(previous)} next={pageOf(next)} />
    </PersonFrame>
  );
}

function WalkLine({ walk, type, isLink }: { walk: PersonWalk; type: TitleType; isLink: boolean }) {
  const { t } = useTranslation(['person-titles', 'titles']);
  const { title } = walk;
  const facts = [title.year, useProgress(walk, type), useDays(walk) ?? walk.day, walk.runs > 1 ? t('person-titles:walks.runs', { count: walk.runs }) : null].filter(Boolean).join('\u00A0· ');
  const image = isLink ? pictureAt(title.coverId) : null;
  return (
    <Row
      href={isLink ? titlesPaths.title(title.id) : undefined} title={<bdi>{title.name}</bdi>} meta={facts}
      start={<Cover size="xs" title={title.name} image={image} />} end={<Badge hue="plum">{t(`titles:state.${stateKey(type, walk.state)}`)}</Badge>}
    />
  );
}

function useProgress({ progress, state, title: { episodes } }: PersonWalk, type: TitleType): string | null {
  const { t, locale } = useTranslation('person-titles');
  const unit = progressUnit[type];
  if (unit === null || progress === null || progress === 0 || state === 'planned') return null;
  const value = numberFormat(locale).format(progress);
  if (unit === 'hours') return t('walks.hours', { count: progress, value });
  return episodes ? t('walks.episodesOf', { count: episodes, value }) : t('walks.episodes', { count: progress, value });
}

function useDays({ startedOn, endedOn }: PersonWalk): string | null {
  const { t, locale } = useTranslation('person-titles');
  if (startedOn && endedOn) return startedOn === endedOn ? endedOn : `${startedOn}\u00A0– ${endedOn}`;
  return startedOn ? t('walks.since', { fromDay: fromDay(locale, startedOn) }) : endedOn;
}
