import { filePaths, pictureAt } from '#app/kernel/files/paths.ts';
import type { SearchHit } from '#app/kernel/contributions/search.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Avatar } from '#app/ui/avatar.tsx';
import { Cover } from '#app/ui/cover.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { Found, FoundGroup } from '../desk.server.ts';
import { searchPaths } from '../paths.ts';

/** One box, and below it what every room found, or one of them (`only`). */
export function SearchPage({ text, groups, only, readAs }: Found & { text: string }) {
  const { t } = useTranslation('search');
  return (
    <>
      <PageHeader title={t('title')} lead={text === '' ? t('lead') : undefined} />
      <FilterBar key={text} action={searchPaths.search()} search={{ name: 'q', label: t('label'), defaultValue: text, autoFocus: text === '' }} submitLabel={t('submit')} />
      {text === '' ? <p className="text-13 text-soft pt-4">{t('hint')}</p> : null}
      {text !== '' && groups.length === 0 ? <EmptyState title={t('nothing', { text })}>{t('nothingHelp')}</EmptyState> : null}
      {readAs === null ? null : <p className="pt-4" role="status">{t('readAs', { text, readAs })}</p>}
      {only !== null && text !== '' ? <p className="pt-4"><TextLink to={searchPaths.search({ q: text })}>{t('everywhere')}</TextLink></p> : null}
      {groups.map((group) => <Group key={group.kind} text={text} group={group} isAlone={only !== null} />)}
    </>
  );
}

function Group({ text, group: { kind, nameKey, hits, hasMore }, isAlone }: { text: string; group: FoundGroup; isAlone: boolean }) {
  const { t } = useTranslation(['search', nameKey.split(':')[0]] as never);
  const name = textOf(t, nameKey);
  return (
    <Section title={name} id={`found-${kind}`} actions={hasMore && !isAlone ? <TextLink to={searchPaths.search({ q: text, in: kind })}>{textOf(t, 'search:more')}</TextLink> : undefined}>
      <List label={name}>{hits.map((hit) => <Row key={hit.id} href={hit.href} title={hit.title} meta={hit.meta} start={<Picture hit={hit} />} />)}</List>
      {hasMore && isAlone ? <p className="text-13 text-soft pt-4">{textOf(t, 'search:first', { count: hits.length })}</p> : null}
    </Section>
  );
}

function Picture({ hit: { title, cover, face } }: { hit: SearchHit }) {
  if (face) return <Avatar name={title} src={face.avatarId && filePaths.picture(face.avatarId, 64)} />;
  if (!cover) return null;
  const { id, author } = cover;
  return <Cover size="xs" title={title} author={author} image={pictureAt(id)} />;
}
