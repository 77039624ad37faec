import { randomBytes } from 'node:crypto';
import type { Locale } from '#app/platform/i18n/locales.ts';
import en from './messages/en.json' with { type: 'json' };
import ru from './messages/ru.json' with { type: 'json' };

type PlainCode = keyof typeof en.pages;

/**
 * An error page that needs neither the database nor the application bundle: for what is refused
 * before Remix and for when Remix itself cannot answer.
 */
export function plainPage(status: number, locale: Locale, requestId: string): { html: string; policy: string } {
  const nonce = randomBytes(16).toString('base64');
  const messages = locale === 'ru' ? ru : en;
  const code = `s${status}` as PlainCode;
  const text = messages.pages[code] ?? messages.pages.s500;
  const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${text.title}</title><style nonce="${nonce}">
:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-content:center;padding:24px;font:17px/1.55 Georgia,serif;background:#faf7f1;color:#23201b}
main{max-width:34rem}h1{font-size:28px;line-height:1.2;font-weight:500;margin:0 0 12px}p{margin:0 0 16px}a{color:#1f5a46}small{font:13px/1.4 system-ui,sans-serif;color:#6b645a}
@media(prefers-color-scheme:dark){body{background:#1d1b18;color:#ece6da}a{color:#8fc7ae}small{color:#a49c8f}}</style></head><body><main><h1>${text.title}</h1><p>${text.body}</p><p><a href="/">${messages.home}</a></p><small>${messages.trace} ${requestId}</small></main></body></html>`;
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
  return { html, policy };
}
