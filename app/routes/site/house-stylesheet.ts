import { anyone } from '#app/kernel/accounts/policies.ts';
import { accentStylesheet, checkAccent } from '#app/kernel/house/model/accent.ts';
import { page } from '#app/platform/http/route.server.ts';

const year = 365 * 24 * 3600;

/** The house's accent as a stylesheet of its own. Its address names the colour, so browsers may keep it for ever. */
export const loader = page(anyone, async ({ url, context }) => {
  const { accent } = context.house;
  const found = accent === null ? null : checkAccent(accent);
  const isAsked = accent !== null && url.searchParams.get('v') === accent.slice(1);
  return new Response(found?.isReadable ? accentStylesheet(found.accent) : '', {
    headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': isAsked ? `public, max-age=${year}, immutable` : 'no-store' },
  });
});
