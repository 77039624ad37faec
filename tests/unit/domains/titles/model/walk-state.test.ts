import { expect, test } from 'vitest';
import { titleTypes } from '#app/domains/titles/model/title-type.ts';
import { stateKey, walkStates } from '#app/domains/titles/model/walk-state.ts';
import { locales } from '#app/platform/i18n/locales.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import { catalogs } from '#app/server/messages.server.ts';

const prefixes = ['titles:state.', 'titles:toast.moved.', 'title-import:state.'];

test.each(locales)('every state of every type has its texts in %s', (locale) => {
  const say = createTranslator(locale, catalogs[locale]).t as unknown as (key: string, values: object) => string;
  for (const type of titleTypes) {
    const said = walkStates.map((state) => say(`titles:state.${stateKey(type, state)}`, {}));
    expect(new Set(said).size, type).toBe(walkStates.length);
    // A key without a text is said as itself.
    for (const prefix of prefixes) for (const state of walkStates) expect(say(`${prefix}${stateKey(type, state)}`, { name: 'X' }), `${prefix}${type} ${state}`).not.toMatch(/[a-z]\.[a-z]|object/);
  }
});
