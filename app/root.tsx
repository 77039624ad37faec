import { data } from '@remix-run/node';
import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Ctx, Viewer } from '#app/kernel/accounts/context.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import type { House } from '#app/kernel/house/house.ts';
import { housePaths } from '#app/kernel/house/paths.ts';
import { page } from '#app/platform/http/route.server.ts';
import { clearToastCookie, readToast } from '#app/platform/http/toast.server.ts';
import { keepingHeader } from '#app/platform/offline/keeping.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatDay } from '#app/platform/time/format.ts';
import { DocumentDescription, DocumentTitle } from '#app/routes/site/document-title.tsx';
import { ErrorPage } from '#app/routes/site/error-page.tsx';
import { Shell } from '#app/routes/site/shell.tsx';
import { useRoot } from '#app/routes/site/use-root.ts';
import type { RootData } from '#app/routes/site/use-root.ts';
import { useDocument } from '#app/ui/document.tsx';
import { fontLinks } from '#app/ui/font-links.ts';
import stylesheet from '#app/styles/app.css?url';

export const links = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/icon-180.png' },
  // With cookies, so that it speaks its reader's language.
  { rel: 'manifest', href: '/manifest.webmanifest', crossOrigin: 'use-credentials' as const },
];

export const loader = Object.assign(
  async (args: LoaderFunctionArgs) => {
    // The worker's look at a page must not use up what its reader is to be told.
    const toast = args.request.headers.has(keepingHeader) ? null : readToast(args.request);
    const found = await rootData(args);
    return data({ ...found, toast }, toast ? { headers: { 'Set-Cookie': clearToastCookie(args.context.services.env.baseUrl.startsWith('https:')) } } : undefined);
  },
  { policy: anyone },
);

const rootData = page(anyone, async ({ ctx, context }): Promise<Omit<RootData, 'toast'>> => ({
  locale: ctx.locale,
  timeZone: ctx.timeZone,
  now: ctx.now.toISOString(),
  theme: ctx.viewer?.theme ?? context.visitorTheme,
  viewer: ctx.viewer && asRead(ctx.viewer, ctx),
  unread: ctx.viewer ? await context.services.notifications.unreadOf(ctx.db, ctx.viewer, ctx.now) : 0,
  house: pick(context.house),
}));

const pick = ({ name, logoId, accent, registration }: House) => ({ name, logoId, accent, registration });

const asRead = ({ username, role, email, avatarId, hasShortcuts, deletionDueAt }: Viewer, { locale, timeZone }: Ctx) => ({
  username, role, avatarId, hasShortcuts, needsEmail: email === null, leavesOn: deletionDueAt && formatDay(dayInZone(deletionDueAt, timeZone), locale),
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export function Layout({ children }: { children: ReactNode }) {
  const root = useRoot();
  const { nonce, locale, theme } = useDocument();
  return (
    <html lang={root?.locale ?? locale} data-theme={root?.theme ?? theme} data-signed-in={root?.viewer ? '' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <DocumentTitle />
        <DocumentDescription />
        {fontLinks(root?.locale ?? locale).map((link) => (
          <link key={link.href} {...link} />
        ))}
        <Meta />
        <Links />
        {root?.house.accent ? <link rel="stylesheet" href={housePaths.stylesheet(root.house.accent)} /> : null}
      </head>
      <body className="page">
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
