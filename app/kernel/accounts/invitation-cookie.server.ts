import { z } from 'zod';
import { defineSealedCookie } from './sealed-cookie.server.ts';

/** The link of an invitation is shown while this lives, to whoever made it, in the browser where they did; then nobody sees it again. */
export const invitationCookie = defineSealedCookie({
  name: 'kz-invitation',
  use: 'invitation-cookie',
  schema: z.object({ viewerId: z.uuid(), id: z.uuid(), token: z.string().regex(/^[\w-]{43}$/) }),
  seconds: 600,
});
