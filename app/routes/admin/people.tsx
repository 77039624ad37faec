import { Form, useLoaderData } from '@remix-run/react';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { listPeople } from '#app/kernel/administration/index.server.ts';
import { filtersOn, peopleQuery, readPeopleView } from '#app/kernel/administration/model/people-view.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { dayOf, momentOf } from '#app/routes/site/moment.ts';
import { PeopleFilters } from './people-filters.tsx';
import { PeopleTable } from './people-table.tsx';

export const handle = { messages: ['admin', 'ui'], title: 'admin:people.title' };

export const loader = page(owner, async ({ ctx, url }) => {
  const view = readPeopleView(url.searchParams);
  const { rows, next, previous, similar } = await listPeople(ctx, view);
  const [moment, day] = [momentOf(ctx), dayOf(ctx)];
  const pageOf = (after: string | null) => after && adminPaths.people(peopleQuery(view, { after }));
  return {
    view, similar, next: pageOf(next), previous: pageOf(previous),
    people: rows.map((person) => ({ ...person, joinedAt: day(person.joinedAt), lastSeenAt: moment(person.lastSeenAt) })),
  };
});

export default function People() {
  const { t } = useTranslation('admin');
  const { view, similar, people, next, previous } = useLoaderData<typeof loader>();
  const isNarrowed = filtersOn(view) > 0 || view.q !== '';
  return (
    <>
      <PageHeader title={t('people.title')} actions={<ButtonLink to={adminPaths.invitations()} icon="user-plus">{t('people.invite')}</ButtonLink>} />
      <PeopleFilters key={JSON.stringify(view)} view={view} />
      {similar ? <Banner>{t('people.similar')}</Banner> : null}
      {people.length === 0 ? (
        <EmptyState title={t('people.empty')} action={isNarrowed ? <ButtonLink to={adminPaths.people()}>{t('people.showAll')}</ButtonLink> : undefined}>{t('people.emptyText')}</EmptyState>
      ) : (
        <Form method="get" action={adminPaths.peopleDeactivation()}>
          <PeopleTable people={people} />
          <div className="actions pick-bar">
            <span className="text-soft text-13">{t('people.withTicked')}</span>
            <Button size="s" formAction={adminPaths.peopleSessions()}>{t('people.endSessions')}</Button>
            <Button size="s" variant="danger">{t('people.deactivate')}</Button>
          </div>
        </Form>
      )}
      <Pagination previous={previous} next={next} />
    </>
  );
}
