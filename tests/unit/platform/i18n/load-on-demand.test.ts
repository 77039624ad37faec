import { describe, expect, it } from 'vitest';
import { loadOnDemand } from '#app/platform/i18n/load-on-demand.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';

describe('a catalog on demand', () => {
  it('is brought once, however many ask for it', async () => {
    const asked: string[] = [];
    const { translator, load } = loadOnDemand(createTranslator('en'), (namespace) => Promise.resolve(asked.push(namespace)).then(() => ({ hello: 'Hello' })));
    await Promise.all([load('site'), load('site'), load('ui')]);
    expect(asked).toEqual(['site', 'ui']);
    expect(translator.textsOf('site')('hello' as never)).toBe('Hello');
  });

  it('that could not be brought says so once, and is then tried again', async () => {
    let isThere = false;
    const { translator, load } = loadOnDemand(createTranslator('en'), () => (isThere ? Promise.resolve({}) : Promise.reject(new Error('offline'))));
    await expect(load('site')).rejects.toThrow('offline');
    expect(() => load('site')).toThrow('offline');
    isThere = true;
    await load('site');
    expect(translator.has('site')).toBe(true);
  });
});
