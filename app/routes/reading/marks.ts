import { readDevice, recordMarks } from '#app/domains/library/reader/index.server.ts';
import { marksSchema } from '#app/domains/library/reader/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { form, page } from '#app/platform/http/route.server.ts';

/** Nothing to look at. */
export const loader = page(member, () => Promise.reject(notFound()));

/** Where a reader's script says its person was: answered without a page. */
export const action = form(member, { schema: marksSchema, pageless: true }, async ({ ctx, request, params, context, input }) => {
  const { device } = readDevice(request, ctx.viewer.id, context.userAgent, context.services.env.baseUrl.startsWith('https:'));
  // However wrong the browser's clock is: what counts is how long before sending something was.
  const behind = ctx.now.getTime() - input.sentAt;
  const marks = input.marks.map((mark) => ({ ...mark, at: new Date(mark.at + behind) }));
  await recordMarks(ctx, { bookId: params.id ?? '', device, marks });
  throw new Response(null, { status: 204 });
});
