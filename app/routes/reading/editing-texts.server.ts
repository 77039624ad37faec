import type { AppLoadContext } from '@remix-run/node';
import type { Say } from '#app/domains/library/editing/index.server.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';

/** Errors that name a line or a piece of what was typed are said by the server, in the person's language. */
export const sayIn = (context: AppLoadContext): Say => {
  const t = context.services.textsOf(context.ctx.locale);
  return (key, values) => textOf(t, key, values);
};

/** `?from=12` and the like; what is no number is not there. */
export function numberIn(url: URL, name: string): number | undefined {
  const text = url.searchParams.get(name) ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
