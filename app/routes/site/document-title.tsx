import { isRouteErrorResponse, useMatches, useRouteError } from '@remix-run/react';
import type { TFunction } from 'i18next';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { useBrand } from './use-root.ts';

/**
 * What a route module may say about itself in `handle`: the catalogs it needs, its frame,
 * and its title (a message key, or text made from its loader's data).
 */
export type PageHandle<D = never> = {
  messages?: string[];
  /** Further ones where somebody is signed in. */
  memberMessages?: string[];
  frame?: 'auth' | 'bare' | 'alone';
  title?: string | ((t: TFunction, data: D) => string);
};

/** The `<title>` of the deepest page that has one, in the reader's language. */
export function DocumentTitle() {
  const { t } = useTranslation();
  const error = useRouteError();
  const matches = useMatches();
  const brand = useBrand();
  if (error) return <title>{`${errorTitle(t, error)} · ${brand}`}</title>;
  const page = matches.map((match) => ({ title: (match.handle as PageHandle<unknown> | undefined)?.title, data: match.data })).findLast((match) => match.title);
  if (!page?.title) return <title>{brand}</title>;
  const text = typeof page.title === 'function' ? page.title(t as TFunction, page.data) : textOf(t, page.title);
  return <title>{`${text} · ${brand}`}</title>;
}

function errorTitle(t: unknown, error: unknown): string {
  if (isRouteErrorResponse(error) && (error.data as { wayOut?: unknown } | null)?.wayOut) return textOf(t, 'errors:wayOut');
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return textOf(t, `errors:pages.s${status}.title`, { defaultValue: textOf(t, 'errors:pages.s500.title') });
}

/** What this house is, for whoever finds it in a list. */
export function DocumentDescription() {
  const { t } = useTranslation('site');
  return <meta name="description" content={t('description')} />;
}
