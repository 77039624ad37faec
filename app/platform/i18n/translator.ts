import type { Namespace, TFunction } from 'i18next';
import { pluralRules } from './formats.ts';
import type { Locale } from './locales.ts';
import { readMessage } from './message.ts';
import type { Message, Values } from './message.ts';

/** Says the texts of catalogs in one language. */
export type Translator = {
  locale: Locale;
  /** The texts of one catalog, or of several of which the first that has a text says it; `namespace:key` asks any. */
  textsOf<N extends Namespace>(namespaces: N): TFunction<N>;
  /** The same for keys that name their namespace. */
  t: TFunction;
  has(namespace: string): boolean;
  add(namespace: string, catalog: object): void;
};

type Found = Message | object;
type Say = (key: string, values?: Values) => unknown;

/**
 * Reads what i18next's format (JSON v4) has and our catalogs use: keys with dots, plural forms by suffix, values, whole lists
 * and objects. A text that is nowhere is said by its `defaultValue`, else as its key, as i18next does; a test holds every text of the app against it (060).
 */
export function createTranslator(locale: Locale, catalogs: Readonly<Record<string, object>> = {}): Translator {
  const known = new Map(Object.entries(catalogs).map(([namespace, catalog]) => [namespace, createCatalog(catalog, locale)]));
  const made = new Map<string, Say>();
  const textsOf = (namespaces: Namespace): Say => {
    const id = namespaces.toString();
    const ready = made.get(id);
    if (ready) return ready;
    const say = sayFrom([namespaces].flat(), known, locale);
    made.set(id, say);
    return say;
  };
  return {
    locale,
    textsOf: textsOf as unknown as Translator['textsOf'],
    t: textsOf([]) as unknown as TFunction,
    has: (namespace) => known.has(namespace),
    add: (namespace, catalog) => void known.set(namespace, createCatalog(catalog, locale)),
  };
}

type Lookup = (key: string) => Found | undefined;

function sayFrom(namespaces: readonly string[], known: ReadonlyMap<string, Lookup>, locale: Locale): Say {
  return (key, values) => {
    const colon = key.indexOf(':');
    const own = colon > 0 ? known.get(key.slice(0, colon)) : undefined;
    const rest = own ? key.slice(colon + 1) : key;
    const found = own ? find(own, rest, values, locale) : firstOf(namespaces, (namespace) => find(known.get(namespace), rest, values, locale));
    if (typeof found === 'function') return (found as Message)(values);
    return found ?? values?.defaultValue ?? rest;
  };
}

function firstOf(namespaces: readonly string[], look: (namespace: string) => Found | undefined): Found | undefined {
  for (const namespace of namespaces) {
    const found = look(namespace);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The form for a count: `_zero` for none if there is one, then the language's, then the bare key. */
function find(look: Lookup | undefined, key: string, values: Values | undefined, locale: Locale): Found | undefined {
  const count = values?.count;
  if (typeof count !== 'number') return look?.(key);
  return (count === 0 ? look?.(`${key}_zero`) : undefined) ?? look?.(`${key}_${pluralRules(locale).select(count)}`) ?? look?.(key);
}

/** Looks texts up by key; each is read once. */
function createCatalog(catalog: object, locale: Locale): Lookup {
  const read = new Map<string, Found>();
  return (key) => {
    const known = read.get(key);
    if (known !== undefined) return known;
    const value = valueAt(catalog, key);
    const found = typeof value === 'string' ? readMessage(value, locale) : isObject(value) ? value : undefined;
    if (found !== undefined) read.set(key, found);
    return found;
  };
}

/** Words between dots lead into objects; a name may have dots of its own (`kinds.email.changed` in `kinds`). */
function valueAt(inner: unknown, key: string): unknown {
  if (!isObject(inner)) return undefined;
  if (Object.hasOwn(inner, key)) return inner[key];
  for (let dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
    const word = key.slice(0, dot);
    const found = Object.hasOwn(inner, word) ? valueAt(inner[word], key.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
