import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { beginQuiet, endQuiet, findQuiet } from '#app/domains/library/reader/index.server.ts';
import { readerPaths } from '#app/domains/library/reader/paths.ts';
import { quietSchema } from '#app/domains/library/reader/schema.ts';
import { QuietPage } from '#app/domains/library/reader/ui/quiet-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import type { Done } from '#app/platform/http/route.server.ts';
import { formatTime } from '#app/platform/time/format.ts';

export const handle = { messages: ['reader', 'library', 'ui'], title: 'reader:quiet.title' };

export const loader = page(member, async ({ ctx }) => {
  const quiet = await findQuiet(ctx.db, ctx.viewer.id, ctx.now);
  return { until: quiet && formatTime(quiet.until, ctx.locale, ctx.timeZone), newId: uuidv7() };
});

export const action = form(member, { schema: quietSchema }, async ({ ctx, input: { intent, bookId, ...begun } }): Promise<Done> => {
  const to = bookId ? readerPaths.read(bookId) : readerPaths.quiet();
  if (intent === 'begin') {
    await beginQuiet(ctx, begun);
    return { to };
  }
  const ended = await endQuiet(ctx);
  return { to, toast: ended ? { key: 'reader:quiet.ended', values: { minutes: ended.minutes, pages: ended.pages } } : undefined };
});

export default function Quiet() {
  const data = useLoaderData<typeof loader>();
  return <QuietPage key={data.newId} {...data} />;
}
