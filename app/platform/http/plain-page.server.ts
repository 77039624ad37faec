import { randomBytes } from 'node:crypto';
import type { Locale } from '#app/platform/i18n/locales.ts';
import en from './messages/en.json' with { type: 'json' };
import ru from './messages/ru.json' with { type: 'json' };

type PlainCode = keyof typeof en.pages;

/** The page's own few rules: what the stylesheet says of paper, ink and buttons. */
const styles = `
:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-content:center;padding:24px;box-sizing:border-box;font:17px/1.65 Inter,system-ui,sans-serif;background:#faf6ee;color:#231e17}
main{max-width:34rem}svg{width:132px;color:#585044}.hue{color:#2c6650}.light{color:#dfe9df}h1{margin:16px 0 8px;font:500 28px/36px Literata,Georgia,serif;text-wrap:balance}p{margin:0 0 24px;color:#585044;text-wrap:pretty}
a{display:inline-block;padding:10px 18px;border:1px solid #8d826f;border-radius:6px;background:#fffdf9;color:#231e17;font-size:15px;line-height:22px;font-weight:550;text-decoration:none}a:focus-visible{outline:2px solid #1f5a46;outline-offset:3px}small{color:#585044;font-size:13px}
@media(prefers-color-scheme:dark){body{background:#1c1916;color:#ece5d8}p,small,svg{color:#bcb2a1}.hue{color:#84bd9f}.light{color:#29392f}a{background:#26221e;border-color:#857b6c;color:#ece5d8}a:focus-visible{outline-color:#8ec9ab}}`;

const lamp = '<svg viewBox="0 0 132 84" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" aria-hidden="true"><path class="light" fill="currentColor" stroke="none" d="M92 28 70 72h58L106 28z"/><path d="M4 72h124M22 71V38h9v33m0-26h7v26m5 .5 10-30 7.5 2.5-9.5 27.5M99 71V22m-10 49h20" stroke-linejoin="round"/><path class="hue" d="m91 28 4-14h8l4 14z" fill="currentColor"/></svg>';

/**
 * An error page that needs neither the database nor the application bundle: for what is refused
 * before Remix and for when Remix itself cannot answer.
 */
export function plainPage(status: number, locale: Locale, requestId: string): { html: string; policy: string } {
  const nonce = randomBytes(16).toString('base64');
  const messages = locale === 'ru' ? ru : en;
  const code = `s${status}` as PlainCode;
  const text = messages.pages[code] ?? messages.pages.s500;
  const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${text.title}</title><style nonce="${nonce}">${styles}</style></head><body><main>${lamp}<h1>${text.title}</h1><p>${text.body}</p><p><a href="/">${messages.home}</a></p><small>${messages.trace}: ${requestId}</small></main></body></html>`;
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
  return { html, policy };
}
