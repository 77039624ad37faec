import type { Operation } from './operation.ts';

export type Matched = { operations: Map<string, Operation>; params: Record<string, string> };

type Place = { words: string[]; operations: Map<string, Operation> };

/** Finds the operations of an address; words win over parameters (`/user/@me` over `/user/{id}`). */
export function createMatcher(operations: readonly Operation[]) {
  const places = new Map<string, Place>();
  for (const operation of operations) {
    const shape = operation.path.replace(/\{\w+\}/g, '{}');
    const place = places.get(shape) ?? { words: operation.path.split('/').slice(1), operations: new Map<string, Operation>() };
    if (place.operations.has(operation.method)) throw new Error(`${operation.method} ${operation.path} is defined twice`);
    places.set(shape, { ...place, operations: place.operations.set(operation.method, operation) });
  }
  const inOrder = [...places.values()].sort((a, b) => parameters(a) - parameters(b));
  return (path: string): Matched | null => {
    const words = path.split('/').slice(1);
    for (const place of inOrder) {
      const params = fit(place.words, words);
      if (params) return { operations: place.operations, params };
    }
    return null;
  };
}

const isParameter = (word: string) => word.startsWith('{');
const parameters = ({ words }: Place) => words.filter(isParameter).length;

function fit(pattern: string[], words: string[]): Record<string, string> | null {
  if (pattern.length !== words.length) return null;
  const params: Record<string, string> = {};
  for (const [at, word] of pattern.entries()) {
    const given = words[at] ?? '';
    if (isParameter(word)) {
      if (given === '') return null;
      params[word.slice(1, -1)] = given;
    } else if (word !== given) return null;
  }
  return params;
}
