import { anyone } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

/** What a phone calls the app when it is put on the home screen: the house's own name. */
export const loader = page(anyone, async ({ context }) => {
  const name = context.house.name ?? 'Kruzhok';
  const manifest = {
    name, short_name: name, start_url: '/', display: 'standalone', background_color: '#faf6ee', theme_color: '#faf6ee',
    icons: [
      { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-180.png', sizes: '180x180', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    ],
  };
  return new Response(JSON.stringify(manifest), { headers: { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'public, max-age=3600' } });
});
