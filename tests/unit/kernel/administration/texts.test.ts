import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { auditKinds } from '#app/kernel/accounts/model/audit-kinds.ts';
import { detailsText, eventText } from '#app/routes/admin/audit-words.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import { catalogs } from '#app/server/messages.server.ts';

const languages = ['ru', 'en'] as const;
const sources = globSync('app/**/*.ts').filter((path) => !path.includes('/generated/')).map((path) => readFileSync(path, 'utf8'));

describe.each(languages)('in %s', (language) => {
  const { t } = createTranslator(language, catalogs[language]);

  test('every kind of the journal has its words', () => {
    const kinds: Record<string, string> = catalogs[language].audit.kinds;
    expect(Object.keys(kinds).sort()).toEqual([...auditKinds].sort());
    for (const kind of auditKinds) expect(eventText(t, { kind })).toBe(kinds[kind]);
    expect(eventText(t, { kind: 'something.older' })).toBe('something.older');
  });

  test('every letter has a name, and no name is left over', () => {
    const ids = sources.filter((source) => /defineMail|AnyMailTemplate/.test(source)).flatMap((source) => idsOf(source)).filter((id) => id !== 'accounts.no-letter');
    expect(ids.length).toBeGreaterThan(10);
    expect(Object.keys(catalogs[language].admin.templates).sort()).toEqual(ids.sort());
  });

  test('details are said in words, and text of somebody’s is left as it is', () => {
    const text = detailsText(t, { details: { from: 'member', limit: '$t(audit:title) {{from}}', count: 3 } });
    expect(text).toContain(catalogs[language].audit.values.member);
    expect(text).toContain('$t(audit:title) {{from}}');
  });
});

test('every kind that is written anywhere is in the list', () => {
  const written = sources.flatMap((source) => [...source.matchAll(/recordAudit\([^;]*?kind: '([a-z.-]+)'/gs)].map((match) => match[1]));
  expect(written.length).toBeGreaterThan(15);
  expect(written.filter((kind) => !auditKinds.includes(kind as never))).toEqual([]);
});

test.each(languages)('every detail that is written anywhere has its word in %s', (language) => {
  const written = sources.flatMap((source) => [...source.matchAll(/kind: '[a-z.-]+'[^;]*?details: \{([^}]*)/gs)].flatMap((match) => [...match[1]!.matchAll(/(?:^|,)\s*([a-z]\w*)\s*(?=[:,]|$)/gi)].map((name) => name[1]!)));
  expect(written.length).toBeGreaterThan(20);
  expect([...new Set(written)].filter((name) => !(name in catalogs[language].audit.details))).toEqual([]);
});

/** `id: 'room.name'`, or the names given to a maker of letters whose id is a template. */
function idsOf(source: string): string[] {
  const plain = [...source.matchAll(/^\s*(?:const \w+: AnyMailTemplate = \{ )?id: '([a-z-]+\.[a-z-]+)'/gm)].map((match) => match[1]!);
  const prefix = /id: `([a-z]+)\.\$\{name\}`/.exec(source)?.[1];
  const made = prefix ? [...source.matchAll(/^\s+(?:letter|notice)\('([a-z-]+)'/gm)].map((match) => `${prefix}.${match[1]}`) : [];
  return [...plain, ...made];
}
