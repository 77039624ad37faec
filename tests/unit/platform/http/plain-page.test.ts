import { describe, expect, it } from 'vitest';
import { plainPage } from '#app/platform/http/plain-page.server.ts';
import en from '#app/platform/http/messages/en.json' with { type: 'json' };
import ru from '#app/platform/http/messages/ru.json' with { type: 'json' };

describe('an error page without the application', () => {
  it.each([400, 403, 404, 413, 429, 500, 503, 507])('for %i speaks both languages, has its number, and brings nothing that its policy refuses', (status) => {
    for (const [locale, messages] of [['en', en], ['ru', ru]] as const) {
      const { html, policy } = plainPage(status, locale, 'number-to-quote');
      const text = messages.pages[`s${status}` as keyof typeof messages.pages];
      for (const part of [`lang="${locale}"`, `<title>${text.title}</title>`, `<h1>${text.title}</h1>`, text.body, 'number-to-quote']) expect(html).toContain(part);
      const nonce = /style-src 'nonce-([^']+)'/.exec(policy)?.[1];
      expect(html).toContain(`<style nonce="${nonce}">`);
      expect(html).not.toMatch(/<script|style="|src=|@import|url\(/);
    }
  });

  it('of a status nobody wrote a text for says that something broke', () => {
    expect(plainPage(599, 'en', 'n').html).toContain(en.pages.s500.title);
  });
});
