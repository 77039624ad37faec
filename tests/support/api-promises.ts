import { z } from 'zod';
import type { TestApp } from './app.ts';

type Ref = { $ref: string };
type Header = { required: boolean; schema: { type: string; const?: string } };
type Response = { description: string; headers: Record<string, Ref>; content?: Record<string, { schema: Ref | object }> };
export type DescribedOperation = { operationId: string; parameters: (Ref | { name: string })[]; responses: Record<string, Ref | Response> };
export type ApiDocument = {
  info: { description: string }; paths: Record<string, Record<string, DescribedOperation>>;
  components: { headers: Record<string, Header>; responses: Record<string, Response>; parameters: Record<string, { name: string; description: string }>; schemas: Record<string, unknown> };
};

const documents = new WeakMap<TestApp, Promise<ApiDocument>>();

/** The app's own document, as a program reads it. */
export function documentOf(app: TestApp): Promise<ApiDocument> {
  const known = documents.get(app) ?? fetch(`${app.url}/api/v1/openapi.json`, { headers: { 'X-Forwarded-For': '10.8.0.1', 'Accept-Language': 'en' } }).then((answer) => answer.json() as Promise<ApiDocument>);
  documents.set(app, known);
  return known;
}

const isRef = (thing: object): thing is Ref => '$ref' in thing;

/** What a reference leads to. */
export function resolved<T>(document: ApiDocument, thing: T | Ref): T {
  if (!isRef(thing as object)) return thing as T;
  const found = (thing as Ref).$ref.split('/').slice(1).reduce<unknown>((place, name) => (place as Record<string, unknown> | undefined)?.[name], document);
  if (found === undefined) throw new Error(`${(thing as Ref).$ref} leads nowhere`);
  return found as T;
}

/** The operation that an address is, words before parameters; none where the document knows none. */
export function operationAt({ paths }: ApiDocument, method: string, address: string): DescribedOperation | undefined {
  const words = (address.split('?')[0] ?? '').split('/');
  const fits = Object.keys(paths).filter((path) => {
    const pattern = path.split('/');
    return pattern.length === words.length && pattern.every((word, at) => (word.startsWith('{') ? words[at] !== '' : word === words[at]));
  });
  const [path] = fits.sort((a, b) => a.split('{').length - b.split('{').length);
  return path === undefined ? undefined : paths[path]?.[method === 'HEAD' ? 'get' : method.toLowerCase()];
}

const judges = new WeakMap<object, z.ZodType>();

/** What is wrong with a value, as a schema of the document has it; null: nothing. */
export function faultOf(schema: object, value: unknown): string | null {
  const judge = judges.get(schema) ?? z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
  judges.set(schema, judge);
  const { error } = judge.safeParse(value);
  return error ? z.prettifyError(error) : null;
}

type Answered = { status: number; headers: Headers; text: string };

/** Is an answer one that the document promises: its status, all headers that always come, none that is not told of, and a body of the type and the shape that are told? */
export function requirePromised(document: ApiDocument, method: string, address: string, { status, headers, text }: Answered): void {
  const operation = operationAt(document, method, address);
  if (!operation) return;
  const said = operation.responses[status];
  if (!said) throw new Error(`${operation.operationId} answers ${status}, which the document does not say: ${text.slice(0, 300)}`);
  const response = resolved<Response>(document, said);
  const told = new Map(Object.entries(response.headers).map(([name, ref]) => [name, resolved<Header>(document, ref)]));
  const missing = [...told].filter(([name, { required }]) => required && !headers.has(name)).map(([name]) => name);
  const known = Object.keys(document.components.headers).map((name) => name.replace(/-sometimes$/, ''));
  const untold = [...new Set(known)].filter((name) => headers.has(name) && !told.has(name));
  const misshapen = [...told].filter(([name, { schema }]) => headers.has(name) && !(schema.type !== 'integer' || /^\d+$/.test(headers.get(name) ?? '')));
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  const isBody = text === '' ? method === 'HEAD' || !response.content : type in (response.content ?? {});
  const schema = isBody && text !== '' ? response.content?.[type]?.schema : undefined;
  const fault = schema ? faultOf(resolved<object>(document, schema), JSON.parse(text)) : null;
  const wrong = { missing, untold, misshapen, body: isBody ? [] : [`${type} of ${text.length} characters`], shape: fault === null ? [] : [fault] };
  if (Object.values(wrong).some((names) => names.length > 0)) throw new Error(`${operation.operationId} answers ${status} otherwise than the document says: ${JSON.stringify(wrong)}`);
}
