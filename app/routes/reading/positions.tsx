import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { getReadable, listPlaces, readDevice, recordPosition } from '#app/domains/library/reader/index.server.ts';
import { readerPaths } from '#app/domains/library/reader/paths.ts';
import { positionSchema } from '#app/domains/library/reader/schema.ts';
import { PlacesPage } from '#app/domains/library/reader/ui/places-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['reader', 'library', 'ui'], title: 'reader:places.title' };

export const loader = page(member, async ({ ctx, request, params, context }) => {
  const { book } = await getReadable(ctx, { bookId: params.id ?? '' });
  const { device } = readDevice(request, ctx.viewer.id, context.userAgent, context.services.env.baseUrl.startsWith('https:'));
  const places = await listPlaces(ctx, { bookId: book.id, deviceKey: device.key });
  return { book: { id: book.id, title: book.title }, places: places.map((place) => ({ ...place, newId: uuidv7() })) };
});

export const action = form(member, { schema: positionSchema }, async ({ ctx, request, params, context, input: { to, ...position } }) => {
  const bookId = params.id ?? '';
  const { device, setCookie } = readDevice(request, ctx.viewer.id, context.userAgent, context.services.env.baseUrl.startsWith('https:'));
  await recordPosition(ctx, { bookId, device, ...position });
  return { to: to === 'text' ? readerPaths.text(bookId, position.page) : readerPaths.read(bookId), headers: setCookie ? [['Set-Cookie', setCookie] as [string, string]] : [] };
});

export default function Positions() {
  return <PlacesPage {...useLoaderData<typeof loader>()} />;
}
