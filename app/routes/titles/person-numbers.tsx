import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findScale, getPersonNumbers } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { PersonNumbers } from '#app/domains/titles/ui/person-numbers.tsx';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { noIndex, personTitle } from './person-meta.ts';

export const handle = { messages: ['person-titles', 'titles', 'reviews', 'ui'], title: personTitle('person-titles:numbers.title') };

export const meta = noIndex;

export const loader = page(anyone, async ({ ctx, params }) => {
  const { person: { id: _id, ...person }, ...numbers } = await getPersonNumbers(ctx, { username: params.username ?? '' });
  if (person.username !== params.username) throw redirect(titlesPaths.personTitles(person.username), 302);
  return { person, ...numbers, scale: await findScale(ctx) };
});

export default function Numbers() {
  return <PersonNumbers {...useLoaderData<typeof loader>()} />;
}
