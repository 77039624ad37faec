import fc from 'fast-check';
import { faultOf, resolved } from './api-promises.ts';
import type { ApiDocument } from './api-promises.ts';

/* Requests made of nothing but what the document says: what it allows, what lies at the edges of that, and what it refuses. */

export type Schema = {
  type?: string; const?: unknown; enum?: unknown[]; anyOf?: Schema[]; pattern?: string; format?: string; minLength?: number; maxLength?: number;
  minimum?: number; maximum?: number; items?: Schema; maxItems?: number; properties?: Record<string, Schema>; required?: string[]; additionalProperties?: boolean;
};

type Parameter = { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Schema };
type Told = { operationId: string; security?: { bearer: string[] }[]; parameters: Parameter[]; requestBody?: { content: Record<string, { schema: Schema }> }; responses: Record<string, unknown> };

export type Described = {
  id: string; method: string; path: string; /** What a token has to be allowed; null: none is needed. */ scope: string | null;
  params: Schema; query: Schema; headers: Record<string, Schema>; body: Schema | null; /** The part of a form that an upload is in. */ file: string | null; statuses: number[];
};

/** Every operation of a document. */
export const operationsOf = (document: ApiDocument): Described[] =>
  Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, told]) => described(document, method.toUpperCase(), path, told as unknown as Told)));

function described(document: ApiDocument, method: string, path: string, told: Told): Described {
  const parameters = told.parameters.map((one) => resolved<Parameter>(document, one));
  const of = (place: Parameter['in']): Schema => {
    const here = parameters.filter((one) => one.in === place);
    return { type: 'object', properties: Object.fromEntries(here.map(({ name, schema }) => [name, schema])), required: here.filter(({ required }) => required).map(({ name }) => name), additionalProperties: false };
  };
  const content = told.requestBody?.content ?? {};
  return {
    id: told.operationId, method, path, scope: told.security?.[0]?.bearer[0] ?? null, params: of('path'), query: of('query'), headers: of('header').properties ?? {},
    body: content['application/json']?.schema ?? null, file: content['multipart/form-data']?.schema.required?.[0] ?? null, statuses: Object.keys(told.responses).map(Number),
  };
}

const allows = (schema: Schema, value: unknown): boolean => faultOf(schema, value) === null;

const isNumber = ({ type }: Schema): boolean => type === 'integer' || type === 'number';
const partsOf = ({ properties = {} }: Schema): [string, Schema][] => Object.entries(properties);

/** Anything that it allows. */
export function allowed(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(allowed));
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type === 'boolean') return fc.boolean();
  if (isNumber(schema)) return numbers(schema);
  if (schema.type === 'array') return fc.array(allowed(schema.items ?? {}), { maxLength: Math.min(schema.maxItems ?? 3, 3) });
  if (schema.type === 'object') return fc.record(Object.fromEntries(partsOf(schema).map(([name, one]) => [name, allowed(one)])), { requiredKeys: schema.required ?? [] });
  return strings(schema);
}

function numbers({ type, minimum = -1e9, maximum = 1e9 }: Schema): fc.Arbitrary<number> {
  return type === 'integer' ? fc.integer({ min: minimum, max: maximum }) : fc.double({ min: minimum, max: maximum, noNaN: true });
}

/** Formats have to be known by name. Days are those that people live through: JSON Schema has no word for the first and the last. */
function strings(schema: Schema): fc.Arbitrary<string> {
  const { format, pattern, minLength = 0, maxLength = 300 } = schema;
  if (format === 'uuid') return fc.uuid();
  if (format === 'email') return fc.emailAddress({ size: 'small' }).filter((text) => allows(schema, text));
  if (format === 'date') return fc.date({ min: new Date('1990-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern), { maxLength }).filter((text) => allows(schema, text));
  // A sign may take two places, and both are counted.
  return fc.string({ minLength, maxLength: Math.min(maxLength, 300), unit: 'grapheme' }).filter((text) => text.length >= minLength && text.length <= maxLength);
}

/** The same each time: one value that it allows. */
export const one = (schema: Schema): unknown => fc.sample(allowed(schema), { numRuns: 1, seed: 7 })[0];

/** No more of an object than it has to have. */
const least = (schema: Schema): Record<string, unknown> => Object.fromEntries(partsOf(schema).filter(([name]) => schema.required?.includes(name)).map(([name, part]) => [name, one(part)]));
const whole = (schema: Schema): Record<string, unknown> => Object.fromEntries(partsOf(schema).map(([name, part]) => [name, one(part)]));

/** What it just allows: the shortest and the longest, the smallest and the largest, every word of a list, nothing and everything. */
export function edges(schema: Schema): unknown[] {
  const values = new Map(unjudgedEdges(schema).map((value) => [JSON.stringify(value), value]));
  return [...values.values()].filter((value) => allows(schema, value));
}

function unjudgedEdges(schema: Schema): unknown[] {
  if (schema.enum) return schema.enum;
  if (schema.anyOf) return schema.anyOf.flatMap(edges);
  if (schema.type === 'boolean') return [true, false];
  if (isNumber(schema)) return [schema.minimum ?? -1e9, schema.maximum ?? 1e9, ...(schema.type === 'number' ? [(schema.minimum ?? 0) + 0.5] : [])];
  if (schema.type === 'array') return [[], Array.from({ length: schema.maxItems ?? 3 }, () => one(schema.items ?? {})), ...edges(schema.items ?? {}).slice(0, 3).map((item) => [item])];
  if (schema.type === 'object') return [least(schema), whole(schema), ...partsOf(schema).flatMap(([name, part]) => edges(part).map((value) => ({ ...least(schema), [name]: value })))];
  if (schema.type === 'string' && !schema.format && schema.const === undefined) return ['x'.repeat(schema.minLength ?? 0), 'x'.repeat(schema.maxLength ?? 300), one(schema)];
  return [one(schema)];
}

/** A value with one thing wrong, and where. */
export type Breach = { kind: string; field: string; value: unknown };

const oddTexts = ['', ' ', 'x', '~', '0', 'none of these', '2026-02-30', 'a\nb', 'a;b', 'a,b', 'x'.repeat(70), '%00', "' OR 1=1 --"];
const strangers: Record<string, unknown> = { 'a number': 7.5, 'a text': 'none of these', 'nothing': null, 'a list': [], 'an object': { contains: '' } };

/** What it refuses, one of each kind. */
export function breaches(schema: Schema): Breach[] {
  return [...ofType(schema), ...ofLimits(schema), ...ofParts(schema)].filter(({ value }) => !allows(schema, value));
}

const ofType = ({ properties }: Schema): Breach[] => Object.entries(strangers).filter(([kind]) => !(properties && kind === 'an object')).map(([kind, value]) => ({ kind, field: '', value }));

function ofLimits(schema: Schema): Breach[] {
  if (schema.anyOf) return schema.anyOf.flatMap(ofLimits);
  const { type, minimum, maximum, minLength = 0, maxLength, maxItems, pattern, format } = schema;
  const odd = pattern === undefined && format === undefined ? undefined : oddTexts.find((text) => !allows(schema, text) && text.length >= minLength && text.length <= (maxLength ?? Infinity));
  const made: (Omit<Breach, 'field'> | false)[] = [
    minimum !== undefined && { kind: 'too small', value: minimum - 1 },
    maximum !== undefined && { kind: 'too large', value: maximum + 1 },
    type === 'integer' && { kind: 'not whole', value: (minimum ?? 0) + 0.5 },
    type === 'string' && minLength > 0 && { kind: 'too short', value: 'x'.repeat(minLength - 1) },
    type === 'string' && maxLength !== undefined && { kind: 'too long', value: 'x'.repeat(maxLength + 1) },
    type === 'array' && maxItems !== undefined && { kind: 'too many', value: Array.from({ length: maxItems + 1 }, () => one(schema.items ?? {})) },
    odd !== undefined && { kind: 'of another form', value: odd },
  ];
  return made.filter((breach) => breach !== false).map((breach) => ({ ...breach, field: '' }));
}

const below = (name: string, field: string): string => (field === '' ? name : `${name}.${field}`);

function ofParts(schema: Schema): Breach[] {
  if (schema.anyOf) return schema.anyOf.flatMap(ofParts);
  if (schema.items) return breaches(schema.items).map(({ kind, field, value }) => ({ kind, field: below('0', field), value: [value] }));
  if (!schema.properties) return [];
  const good = least(schema);
  const missing = (schema.required ?? []).map((name) => ({ kind: 'missing', field: name, value: Object.fromEntries(Object.entries(good).filter(([part]) => part !== name)) }));
  const wrong = partsOf(schema).flatMap(([name, part]) => breaches(part).map(({ kind, field, value }) => ({ kind, field: below(name, field), value: { ...good, [name]: value } })));
  return [{ kind: 'unknown', field: 'extra', value: { ...good, extra: 1 } }, ...missing, ...wrong];
}
