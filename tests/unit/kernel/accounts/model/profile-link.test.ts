import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLink, linkHandle, linkKinds, linkText, maxLinkLength } from '#app/kernel/accounts/model/profile-link.ts';

const urlOf = (kind: (typeof linkKinds)[number], typed: string) => {
  const checked = checkLink(kind, typed);
  return 'url' in checked ? checked.url : checked.problem;
};

describe('a link of the right kind', () => {
  it.each([
    ['instagram', 'anna.reads', 'https://www.instagram.com/anna.reads/'],
    ['instagram', ' @anna.reads ', 'https://www.instagram.com/anna.reads/'],
    ['instagram', 'instagram.com/anna.reads', 'https://www.instagram.com/anna.reads/'],
    ['instagram', 'https://www.instagram.com/anna.reads/?igsh=abc', 'https://www.instagram.com/anna.reads/'],
    ['github', 'anna', 'https://github.com/anna'],
    ['github', '@anna-k', 'https://github.com/anna-k'],
    ['github', 'HTTPS://GitHub.com/Anna/', 'https://github.com/Anna'],
    ['google', 'https://scholar.google.com/citations?user=abc', 'https://scholar.google.com/citations?user=abc'],
    ['google', 'sites.google.com/view/anna', 'https://sites.google.com/view/anna'],
    ['google', 'https://www.google.com/maps/contrib/1', 'https://www.google.com/maps/contrib/1'],
    ['own', 'example.org', 'https://example.org/'],
    ['own', 'https://Example.ORG/me?x=1#y', 'https://example.org/me?x=1#y'],
    ['own', 'https://example.org./', 'https://example.org/'],
    ['own', "https://en.wikipedia.org/wiki/Schrödinger's_cat", "https://en.wikipedia.org/wiki/Schr%C3%B6dinger's_cat"],
    ['own', 'пример.рф/обо-мне', 'https://xn--e1afmkfd.xn--p1ai/%D0%BE%D0%B1%D0%BE-%D0%BC%D0%BD%D0%B5'],
  ] as const)('%s %s', (kind, typed, kept) => expect(urlOf(kind, typed)).toBe(kept));
});

describe('what is no link of a person', () => {
  const hostile = [
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', 'java\nscript:alert(1)', ' javascript:alert(1)', 'javascript://example.org/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>', 'vbscript:x', 'file:///etc/passwd', 'ftp://example.org/', 'blob:https://example.org/1', 'mailto:a@example.org', 'tel:+7', 'about:blank',
    '//e', '//example.org', '/\\example.org', '\\\\example.org', 'https:example.org', 'https:/example.org', 'https:///example.org', 'https://', 'https:\\\\example.org', 'https://example.org\\@evil.org',
    'https://anna@example.org', 'https://anna:secret@example.org', 'https://instagram.com@evil.org', 'https://@example.org/', 'https://example.org:8443/', 'https://example.org:443/', 'https://example.org:/',
    'http://example.org', 'https://localhost', 'https://localhost.', 'https://127.0.0.1/', 'https://2130706433/', 'https://0x7f000001/', 'https://0177.0.0.1/', 'https://[::1]/', 'https://10.0.0.1', 'https://printer.local/', 'https://db.internal/',
    'https://a', 'https://example', 'https://exa mple.org', 'https://example.org/<script>', 'https://example.org/"onclick=x', 'https://example.org/\u0000', 'https://example.org/\u202Egpj.exe',
    'https://ex\u200Bample.org', 'https://ex\u00ADample.org', 'https://ｅxample.org', 'https://example.org/\u2028x', `https://example.org/${'a'.repeat(maxLinkLength)}`, 'https://%65xample.org\u0007', 'https://-.org', 'https://example..org', 'https://.example.org', '\uD800',
  ];
  it.each(hostile)('%j', (typed) => {
    for (const kind of linkKinds) expect(checkLink(kind, typed), kind).toHaveProperty('problem');
  });

  it.each([
    ['instagram', 'https://instagram.com.evil.org/anna'], ['instagram', 'https://evil.org/instagram.com'], ['instagram', 'https://l.instagram.com/?u=https://evil.org'], ['instagram', 'https://instagram.com/p/abc'],
    ['instagram', '.'], ['instagram', '..'], ['instagram', 'https://instаgram.com/anna'], ['instagram', 'instagram.com'], ['instagram', 'https://instagram.com'],
    ['github', 'https://github.com/anna/repo/raw/evil'], ['github', 'https://gıthub.com/anna'], ['github', 'https://github.com'], ['github', 'https://gist.github.com/anna'], ['github', '-anna'], ['github', 'an--na'],
    ['google', 'https://www.google.com/url?q=https://evil.org'], ['google', 'https://google.com/amp/s/evil.org'], ['google', 'https://google.com.evil.org/maps'], ['google', 'https://www.google.com/mapsevil'], ['google', 'https://translate.google.com/?u=evil'],
  ] as const)('%s is not at %s', (kind, typed) => expect(checkLink(kind, typed)).toHaveProperty('problem'));

  it('a host that only looks Latin shows what it is', () => {
    expect(urlOf('own', 'https://аpple.com/')).toBe('https://xn--pple-43d.com/');
    expect(linkText('https://xn--pple-43d.com/')).toBe('xn--pple-43d.com');
  });

  it('whatever is kept is https, has no credentials and no port, and is kept alike a second time', () => {
    const texts = fc.oneof(fc.string(), fc.webUrl(), fc.webUrl({ validSchemes: ['https'] }), fc.string({ unit: 'binary' }));
    fc.assert(fc.property(fc.constantFrom(...linkKinds), texts, (kind, typed) => {
      const checked = checkLink(kind, typed);
      if (!('url' in checked)) return;
      const url = new URL(checked.url);
      expect(url).toMatchObject({ protocol: 'https:', username: '', password: '', port: '' });
      expect(checked.url.length).toBeLessThanOrEqual(maxLinkLength);
      expect(checkLink(kind, checked.url)).toEqual(checked);
    }), { numRuns: 2000 });
  });
});

it('says who it is where the kind knows names, and the address elsewhere', () => {
  expect(linkHandle('instagram', 'https://www.instagram.com/anna.reads/')).toBe('@anna.reads');
  expect(linkHandle('github', 'https://github.com/anna')).toBe('@anna');
  expect(linkHandle('own', 'https://www.example.org/about/')).toBe('example.org/about');
  expect(linkText(`https://example.org/${'a'.repeat(90)}`)).toHaveLength(48);
});
