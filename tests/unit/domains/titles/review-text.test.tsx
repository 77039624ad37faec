import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { readReviewText } from '#app/domains/titles/review-text.server.ts';
import { ReviewText } from '#app/domains/titles/ui/review-text.tsx';
import { TranslationProvider } from '#app/platform/i18n/translation.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import { payloads } from '#tests/routes/security/payloads.ts';

const translator = createTranslator('en', { reviews: { spoiler: 'spoiler', spoilers: 'spoilers' } });

const html = (text: string, hidden = false) => renderToStaticMarkup(<TranslationProvider value={{ translator }}><ReviewText blocks={readReviewText(text)} hidden={hidden} /></TranslationProvider>);
const inside = (text: string) => html(text).replace(/^<div class="prose review-text" dir="auto">|<\/div>$/g, '');

const allowed = new Set(['div', 'p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'a', 'ul', 'ol', 'li', 'blockquote', 'hr', 'details', 'summary', 'span']);
const attributes = new Set(['class', 'dir', 'href', 'title', 'rel', 'start']);

/** Every tag that a text became is one of ours, with attributes of ours; every link goes out by https and says so. */
function expectHarmless(text: string) {
  const drawn = html(text);
  for (const [, name, rest = ''] of drawn.matchAll(/<\/?([a-zA-Z][^\s>/]*)([^>]*)>/g)) {
    expect(allowed.has(name ?? ''), `${name} of ${text}`).toBe(true);
    for (const [, attribute] of rest.matchAll(/\s([^\s=]+)="[^"]*"/g)) expect(attributes.has(attribute ?? ''), `${attribute} of ${text}`).toBe(true);
    if (name === 'a' && rest !== '') expect(rest).toMatch(/href="https:\/\/[^"]*".* rel="nofollow ugc noreferrer"/);
  }
  expect(drawn.replace(/<\/?[a-z]+(\s[a-z]+="[^"<>]*")*\s*\/?>/g, '')).not.toMatch(/[<>]/);
}

describe('what somebody wrote', () => {
  it.each([
    ['plain', '<p>plain</p>'],
    ['two\nlines', '<p>two<br/>lines</p>'],
    ['**a** *b* ~~c~~ `d`', '<p><strong>a</strong> <em>b</em> <del>c</del> <code>d</code></p>'],
    ['# Big', '<div class="review-heading">Big</div>'],
    ['> said', '<blockquote><p>said</p></blockquote>'],
    ['- a\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['3. c', '<ol start="3"><li><p>c</p></li></ol>'],
    ['- [x] seen', '<ul><li><p>☑ seen</p></li></ul>'],
    ['<b>bold</b>', '<p>&lt;b&gt;bold&lt;/b&gt;</p>'],
    ['![cat](https://example.org/cat.png)', '<p>![cat](https://example.org/cat.png)</p>'],
    ['[a](https://example.org/x)', '<p><a href="https://example.org/x" title="https://example.org/x" rel="nofollow ugc noreferrer">a</a></p>'],
    ['[a](http://example.org) [b](javascript:alert(1)) [c](//x.org) [d](/settings) [e](https://u:p@example.org)', '<p>a b c d e</p>'],
    ['it was ||his father|| all along', '<div>it was <details class="spoiler"><summary>spoiler</summary><span>his father</span></details> all along</div>'],
    ['||one\n\ntwo||', '<details class="spoiler-part"><summary>spoiler</summary><div><p>one</p><p>two</p></div></details>'],
    ['a || b || c', '<p>a || b || c</p>'],
    ['[||x||](https://example.org)', '<div><details class="spoiler"><summary>spoiler</summary><span>x</span></details></div>'],
    ['| a | b |\n|---|---|\n| c | d |', '<p>| a | b |<br/>|---|---|<br/>| c | d |</p>'],
  ])('%j', (text, expected) => {
    expect(inside(text)).toBe(expected);
  });

  it('is folded whole when all of it gives something away', () => {
    expect(html('He dies.', true)).toMatch(/^<details class="spoiler-all"><summary class="link">spoilers<\/summary>.*He dies\..*<\/details>$/);
    expect(html('', true)).toBe('');
  });

  it.each(payloads)('does nothing but stand there: %j', (payload) => {
    for (const text of [payload, `> ${payload}`, `[x](${payload})`, `||${payload}||`, `- ${payload}`, `\`\`\`\n${payload}\n\`\`\``, `<${payload}>`, `[${payload}](https://example.org "${payload}")`]) expectHarmless(text);
  });

  it('whatever it is', () => {
    const piece = fc.oneof(fc.constantFrom('||', '*', '**', '`', '[', '](', ')', '> ', '- ', '\n', '\n\n', '<', '>', '#', '|', 'https://a.b', 'javascript:', '![', '&', '"', "'", '\\', '1. ', '~~'), fc.constantFrom(...payloads), fc.string());
    fc.assert(fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => expectHarmless(pieces.join(''))));
  });

  it.each(['>', '> ', '- ', '1. ', '* ', '[', '![', '*', '_a', '`', '``a', '||', '||a', '||a\n\n', '<', '[a](', 'a_b*c', '- \n', '>\n', '***a', 'a@b.c '])('20,000 signs of %j are read at once and do not go deep', (piece) => {
    const begun = performance.now();
    const blocks = readReviewText(piece.repeat(20_000 / piece.length));
    // A tenth of this on a quiet machine; without the limits it is seconds, or the stack ends.
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(deepest(blocks)).toBeLessThan(30);
  });

  it('keeps hidden what was meant to be hidden where it is not read', () => {
    expect(inside(`${'> '.repeat(20)}||the butler||`)).toMatch(/^<details class="spoiler-part">/);
    expect(inside(`${'*'.repeat(2_100)} ||the butler||`)).toMatch(/^<details class="spoiler-part">/);
  });
});

const deepest = (value: unknown): number => (typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(deepest)) : 0);
