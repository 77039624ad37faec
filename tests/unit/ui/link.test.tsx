import { Link as RoutedLink, RemixServer } from '@remix-run/react';
import type { EntryContext } from '@remix-run/node';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Link } from '#app/ui/link.tsx';

/** Drawn as a page of the framework is. */
function drawn(content: ReactNode): string {
  const route = { id: 'root', path: 'library/books/:id' };
  const context = {
    manifest: { routes: { root: { ...route, module: '/root.js', hasLoader: false } }, entry: { module: '/entry.js', imports: [] }, url: '', version: '' },
    routeModules: { root: { default: () => content } }, future: {}, isSpaMode: false, serverHandoffString: '{}',
    staticHandlerContext: {
      basename: '/', location: { pathname: '/library/books/1', search: '?a=1', hash: '', state: null, key: 'here' }, matches: [{ route, params: { id: '1' }, pathname: '/library/books/1', pathnameBase: '/' }],
      loaderData: {}, actionData: null, errors: null, statusCode: 200, loaderHeaders: {}, actionHeaders: {}, activeDeferreds: null,
    },
  } as unknown as EntryContext;
  const html = renderToStaticMarkup(<RemixServer context={context} url="http://kruzhok.test/library/books/1?a=1" />);
  expect(html).toMatch(/^<a [^>]*>there<\/a>$/);
  return html;
}

const addresses = [
  '/', '/library', '/library?q=a%20b&sort=title', '/titles/films?q=песня', '/titles/0190-x#reviews', '/goals?from=/library', '/library/', '//elsewhere.example', '/..', '/a/../b', '/./a', '/a//b', '/\\evil', 'books', '..', '.', '?page=2', '#notes',
  'https://example.org/a', 'mailto:a@example.org',
];

test.each(addresses)('a link to %s is what the framework makes of it', (to) => {
  expect(drawn(<Link to={to}>there</Link>)).toBe(drawn(<RoutedLink to={to}>there</RoutedLink>));
});

test('so it is with everything that a link can be told', () => {
  const props = { to: '/library', className: 'btn', 'aria-current': 'page', title: 'a "title"', rel: 'next', target: '_top', replace: true, state: { at: 1 }, preventScrollReset: true, relative: 'path', prefetch: 'intent', onClick: () => undefined } as const;
  for (const further of [{}, { reloadDocument: true }, { discover: 'none' }, { viewTransition: true }] as const) {
    expect(drawn(<Link {...props} {...further}>there</Link>)).toBe(drawn(<RoutedLink {...props} {...further}>there</RoutedLink>));
  }
});
