import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listPersonReviews, typeOfSlug } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { PersonReviews } from '#app/domains/titles/ui/person-reviews.tsx';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { noIndex, personTitle } from './person-meta.ts';

export const handle = { messages: ['person-titles', 'titles', 'reviews', 'ui'], title: personTitle('person-titles:reviews.title') };

export const meta = noIndex;

export const loader = page(anyone, async ({ ctx, params, url }) => {
  const type = typeOfSlug(url.searchParams.get('type') ?? undefined);
  const { person: { id: _id, ...person }, ...reviews } = await listPersonReviews(ctx, { type, username: params.username ?? '', after: url.searchParams.get('after') });
  if (person.username !== params.username) throw redirect(titlesPaths.personReviews(person.username), 302);
  return { person, reviews, type, isSignedIn: ctx.viewer !== null };
});

export default function Reviews() {
  return <PersonReviews {...useLoaderData<typeof loader>()} />;
}
