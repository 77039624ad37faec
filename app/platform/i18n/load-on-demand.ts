import type { Translation } from './translation.ts';
import type { Translator } from './translator.ts';

/**
 * A translator that starts without catalogs: each is brought once. React asks again for what it waited for, come or not: a
 * failure is then thrown, so that the page says so instead of asking for ever, and the next visit tries anew.
 */
export function loadOnDemand(translator: Translator, bring: (namespace: string) => Promise<object>): Required<Translation> {
  const coming = new Map<string, Promise<void>>();
  const failed = new Map<string, unknown>();
  const begin = async (namespace: string) => {
    try {
      translator.add(namespace, await bring(namespace));
    } catch (error) {
      failed.set(namespace, error);
      throw error;
    } finally {
      coming.delete(namespace);
    }
  };
  const load = (namespace: string): Promise<void> => {
    const failure = failed.get(namespace);
    if (failed.delete(namespace)) throw failure;
    const promise = coming.get(namespace) ?? begin(namespace);
    coming.set(namespace, promise);
    return promise;
  };
  return { translator, load };
}
