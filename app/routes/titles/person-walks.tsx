import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listPersonWalks, typeOfSlug, walkStates } from '#app/domains/titles/index.server.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { PersonWalks } from '#app/domains/titles/ui/person-walks.tsx';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { noIndex, personTitle } from './person-meta.ts';

export const handle = { messages: ['person-titles', 'titles', 'reviews', 'ui'], title: personTitle('person-titles:walks.title') };

export const meta = noIndex;

export const loader = page(anyone, async ({ ctx, params, url }) => {
  const asked = { type: typeOfSlug(url.searchParams.get('type') ?? undefined), state: walkStates.find((one) => one === url.searchParams.get('state')) ?? null };
  const { person: { id: _id, ...person }, ...walks } = await listPersonWalks(ctx, { ...asked, username: params.username ?? '', after: url.searchParams.get('after') });
  // One address for a person, however their name was typed.
  if (person.username !== params.username) throw redirect(titlesPaths.personWalks(person.username), 302);
  return { person, walks, state: asked.state, isSignedIn: ctx.viewer !== null };
});

export default function Walks() {
  return <PersonWalks {...useLoaderData<typeof loader>()} />;
}
