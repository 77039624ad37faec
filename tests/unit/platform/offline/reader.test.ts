import { describe, expect, it } from 'vitest';
import { createReader } from '#app/platform/offline/reader.ts';

/** Names only: what a browser's storage does with them. */
function storage() {
  const names = new Set<string>(['assets']);
  const open = async (name: string) => {
    names.add(name);
    return { name } as unknown as Cache;
  };
  const caches = { keys: async () => [...names], delete: async (name: string) => names.delete(name), open };
  return { names, reader: createReader(caches as unknown as CacheStorage) };
}

const nothing = async () => undefined;

describe('whose pages are kept', () => {
  it('another reader takes the place of the first', async () => {
    const { names, reader } = storage();
    await reader.heard('anna', reader.ticket());
    await reader.keep('anna', nothing);
    expect([...names]).toEqual(['assets', 'pages:anna']);
    await reader.heard('boris', reader.ticket());
    expect([...names]).toEqual(['assets']);
  });

  it('an answer that was asked for before the change is nobody’s', async () => {
    const { names, reader } = storage();
    const early = reader.ticket();
    await reader.heard('boris', reader.ticket());
    expect(await reader.heard('anna', early)).toBe(false);
    await reader.keep('anna', nothing);
    expect([...names]).toEqual(['assets']);
  });

  it('after a farewell what is still on its way is not kept', async () => {
    const { names, reader } = storage();
    const early = reader.ticket();
    await reader.heard('anna', early);
    await reader.keep('anna', nothing);
    await reader.forget();
    expect(await reader.heard('anna', early)).toBe(false);
    await reader.keep('anna', nothing);
    expect([...names]).toEqual(['assets']);
  });

  it('two people’s pages beside each other are nobody’s', async () => {
    const { names, reader } = storage();
    names.add('pages:anna').add('pages:boris');
    expect(await reader.pages()).toBeNull();
    expect([...names]).toEqual(['assets']);
  });
});
