import { useLoaderData } from '@remix-run/react';
import { listNotes, readNotesView } from '#app/domains/library/notes/index.server.ts';
import { AllNotesPage } from '#app/domains/library/notes/ui/all-notes-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['notes', 'library', 'ui'], title: 'notes:allNotes' };

export const loader = page(member, async ({ ctx, url }) => {
  const view = readNotesView(url.searchParams);
  return { view, list: await listNotes(ctx, view) };
});

export default function AllNotes() {
  return <AllNotesPage {...useLoaderData<typeof loader>()} />;
}
