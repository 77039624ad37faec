import { data } from '@remix-run/node';
import type { LinksFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findPassword } from '#app/domains/library/documents/index.server.ts';
import { ReaderNotes } from '#app/domains/library/notes/ui/reader/reader-notes.tsx';
import { findOpening, findQuiet, getReadable, readDevice } from '#app/domains/library/reader/index.server.ts';
import { readerPaths } from '#app/domains/library/reader/paths.ts';
import { pdfjsFolder } from '#app/domains/library/reader/ui/pdfjs-folder.ts';
import { ReaderPage } from '#app/domains/library/reader/ui/reader-page.tsx';
import { WordTools } from '#app/domains/library/words/ui/word-tools.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { filePaths } from '#app/kernel/files/paths.ts';
import { page } from '#app/platform/http/route.server.ts';
import { formatMoment } from '#app/platform/time/format.ts';
import stylesheet from '#app/styles/reader.css?url';

export const handle = {
  frame: 'bare',
  messages: ['reader', 'notes', 'words', 'library', 'ui'],
  title: (_t: unknown, found: { book: { title: string } } | undefined) => found?.book.title ?? '',
};

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: `${pdfjsFolder}viewer.css` },
  { rel: 'stylesheet', href: stylesheet },
];

export const loader = page(member, async ({ ctx, params, url, request, context }) => {
  const { book: { id, title }, documentId, versionId, pageKeys, pageCount, fileId, size, state, needsPassword } = await getReadable(ctx, { bookId: params.id ?? '' });
  const { device, setCookie } = readDevice(request, ctx.viewer.id, context.userAgent, context.services.env.baseUrl.startsWith('https:'));
  const [opensWith, opening, quiet] = await Promise.all([
    needsPassword ? findPassword({ ...ctx, pdf: context.services.pdf }, { versionId }) : null,
    findOpening(ctx, { bookId: id, deviceKey: device.key }), findQuiet(ctx.db, ctx.viewer.id, ctx.now),
  ]);
  const asked = Number(url.searchParams.get('page'));
  const isAsked = Number.isInteger(asked) && asked >= 1;
  const start = { page: Math.min(isAsked ? asked : opening.page, pageCount ?? 100_000), permille: isAsked ? 0 : opening.permille };
  // Who follows a link to a page knows where they want to be.
  const ahead = isAsked || !opening.ahead ? null : { page: opening.ahead.page, permille: opening.ahead.permille, device: opening.ahead.deviceName, when: formatMoment(opening.ahead.at, ctx.locale, ctx.timeZone, ctx.now) };
  const found = {
    book: { id, title }, document: { documentId, versionId, pageKeys }, file: { url: filePaths.file(fileId), size, opensWith, isBroken: state === 'broken' }, start, ahead,
    quiet: quiet && { since: quiet.since.toISOString(), until: quiet.until.toISOString() }, textHref: readerPaths.text(id, start.page),
  };
  return data(found, setCookie ? { headers: { 'Set-Cookie': setCookie } } : undefined);
});

export default function Reader() {
  const found = useLoaderData<typeof loader>();
  return <ReaderPage key={found.document.versionId} {...found}><ReaderNotes /><WordTools /></ReaderPage>;
}
