import { libraryPaths } from '#app/domains/library/paths.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { checkAccent } from '#app/kernel/house/model/accent.ts';
import { page } from '#app/platform/http/route.server.ts';
import english from './messages/en.json' with { type: 'json' };
import en from './messages/install.en.json' with { type: 'json' };
import ru from './messages/install.ru.json' with { type: 'json' };
import russian from './messages/ru.json' with { type: 'json' };
import { searchPath, sharePath } from './share-paths.ts';

const pine = '#1f5a46';

const icon = (src: string, sizes: string, purpose = 'any') => ({ src, sizes, type: src.endsWith('.svg') ? 'image/svg+xml' : 'image/png', purpose });

/** What a phone knows of the app when it is put on the home screen: the house's own name and colour, and its rooms. */
export const loader = page(anyone, async ({ ctx, context: { house, hasPage } }) => {
  const { description, shortcuts: words } = { en, ru }[ctx.locale];
  const name = house.name ?? { en: english.brand, ru: russian.brand }[ctx.locale];
  const accent = house.accent === null ? null : checkAccent(house.accent);
  const shortcuts = [{ name: words.library, url: libraryPaths.library() }, { name: words.titles, url: titlesPaths.titles() }, { name: words.search, url: searchPath }].filter(({ url }) => hasPage(url));
  const manifest = {
    id: '/', name, short_name: name, description, lang: ctx.locale, start_url: '/', scope: '/', display: 'standalone', background_color: '#faf6ee',
    theme_color: accent?.isReadable ? accent.accent.light.accent : pine,
    icons: [
      icon('/favicon.svg', 'any'), icon('/icon-180.png', '180x180'), icon('/icon-192.png', '192x192'), icon('/icon-512.png', '512x512'),
      icon('/icon-maskable-192.png', '192x192', 'maskable'), icon('/icon-maskable-512.png', '512x512', 'maskable'),
    ],
    shortcuts: shortcuts.map((shortcut) => ({ ...shortcut, icons: [icon('/icon-192.png', '192x192')] })),
    share_target: { action: sharePath(), method: 'GET', params: { title: 'title', text: 'text', url: 'url' } },
  };
  return new Response(JSON.stringify(manifest), { headers: { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'public, max-age=3600', Vary: 'Cookie, Accept-Language' } });
});
