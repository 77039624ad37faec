import { openFile } from '#app/kernel/files/index.server.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { sendFile } from './send-file.server.ts';

/** A stored file, for those who may see it. */
export const loader = page(anyone, async ({ ctx, request, params }) => sendFile(request, await openFile(ctx, { id: params.id ?? '' })));
