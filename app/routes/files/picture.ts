import { openFile } from '#app/kernel/files/index.server.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { page } from '#app/platform/http/route.server.ts';
import { sendFile } from './send-file.server.ts';

/** A stored picture at a width. */
export const loader = page(anyone, async ({ ctx, request, params }) => {
  const { id = '', width = '' } = params;
  if (!/^[1-9]\d{0,3}$/.test(width)) throw notFound();
  return sendFile(request, await openFile(ctx, { id, width: Number(width) }));
});
