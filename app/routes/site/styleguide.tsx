import { anyone } from '#app/kernel/accounts/policies.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { page } from '#app/platform/http/route.server.ts';
import { Styleguide } from '#app/ui/styleguide/styleguide.tsx';

export const handle = { title: 'site:styleguide' };

/** For the owner, and for whoever is developing. */
export const loader = page(anyone, async ({ ctx, context }) => {
  if (ctx.viewer?.role !== 'owner' && context.services.env.NODE_ENV !== 'development') throw notFound();
  return null;
});

export default Styleguide;
