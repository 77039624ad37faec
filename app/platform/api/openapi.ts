import type { TFunction } from 'i18next';
import { z } from 'zod';
import { textOf } from '#app/platform/i18n/text-of.ts';
import type { Operation } from './operation.ts';
import { pace } from './pace.server.ts';
import { answerHeaders, heededHeaders, otherMethod, promisesOf, requestHeaders, usualHeaders } from './promises.ts';
import type { AnswerHeader, Promised, Sent } from './promises.ts';

type Json = Record<string, unknown>;

/** What every refusal looks like. */
export const problemSchema = z.strictObject({
  type: z.string(), title: z.string(), status: z.int(), detail: z.string().optional(), instance: z.string(), code: z.string(), trace_id: z.string(),
  errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
});

/** Descriptions in schemas are message keys. */
const schemaOf = (schema: z.ZodType, io: 'input' | 'output', t: TFunction): Json => {
  const say = ({ jsonSchema }: { jsonSchema: { description?: string } }) => {
    if (jsonSchema.description !== undefined) jsonSchema.description = textOf(t, jsonSchema.description);
  };
  const { $schema: _schema, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: say }) as Json;
  return json;
};

/** What holds for all operations, as sentences; the page says them, too. */
export const ruleCount = 7;

/** The document of all operations, made from the schemas that check them. */
export function openApiDocument(operations: readonly Operation[], { t, server, version }: { t: TFunction; server: string; version: string }): Json {
  const paths: Record<string, Json> = {};
  const shared: Json = { [sharedName(otherMethod)]: responseOf(otherMethod, t) };
  for (const operation of operations) paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: operationOf(operation, t, shared) };
  const rules = Array.from({ length: ruleCount }, (_, at) => textOf(t, `api:docs.rule${at + 1}`, pace));
  return {
    openapi: '3.1.0',
    info: { title: textOf(t, 'api:docs.title'), version, description: [textOf(t, 'api:docs.lead'), ...rules].join('\n\n') },
    servers: [{ url: server }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name, description: textOf(t, `api:tags.${name}`) })),
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: schemaOf(problemSchema, 'output', t) },
      parameters: Object.fromEntries(Object.entries(requestHeaders).map(([name, schema]) => [name, { name, in: 'header', required: false, description: textOf(t, `api:headers.${name}`), schema }])),
      headers: headersOf(operations, t),
      responses: shared,
    },
  };
}

/** As they are used: a header that is not always sent is another one, since a reference has nothing of its own. */
function headersOf(operations: readonly Operation[], t: TFunction): Json {
  const used = [...operations.flatMap(promisesOf), otherMethod].flatMap(({ headers }) => Object.entries(headers) as [AnswerHeader, Sent][]);
  return Object.fromEntries(used.map(([name, sent]) => [headerName(name, sent), { description: textOf(t, `api:headers.${name}`), required: sent === 'always', schema: answerHeaders[name] }]));
}

const headerName = (name: AnswerHeader, sent: Sent): string => (sent === 'always' ? name : `${name}-sometimes`);

function operationOf(operation: Operation, t: TFunction, shared: Json): Json {
  const { id, tag, scope, policy, body, form } = operation;
  return {
    operationId: id, tags: [tag], summary: textOf(t, `api:operations.${id}`),
    ...(policy.name !== 'anyone' && { security: [{ bearer: scope === null ? [] : [scope] }] }),
    parameters: parametersOf(operation, t),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input', t) } } } }),
    ...(form && { requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties: { [form.file]: { type: 'string', contentMediaType: 'image/*' } }, required: [form.file] } } } } }),
    responses: Object.fromEntries(promisesOf(operation).map((promised) => [promised.status, sharedOr(promised, t, shared)])),
  };
}

/** A refusal that says no more than others of its kind is told once. */
function sharedOr(promised: Promised, t: TFunction, shared: Json): Json {
  if (promised.status < 400 || promised.because.length > 0) return responseOf(promised, t);
  const name = sharedName(promised);
  shared[name] ??= responseOf(promised, t);
  return { $ref: `#/components/responses/${name}` };
}

/** `Problem401-WWW-Authenticate`: what else there is to tell apart is which headers come along. */
const sharedName = ({ status, headers }: Promised): string => [`Problem${status}`, ...(Object.keys(headers) as AnswerHeader[]).filter((name) => !usualHeaders.includes(name))].join('-');

function responseOf({ status, schema, headers, because }: Promised, t: TFunction): Json {
  const content = status >= 400 ? { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } : schema && { 'application/json': { schema: schemaOf(schema, 'output', t) } };
  return {
    description: because.length > 0 ? because.map((key) => textOf(t, key)).join('. ') : textOf(t, `api:answers.s${status}`),
    headers: Object.fromEntries((Object.entries(headers) as [AnswerHeader, Sent][]).map(([name, sent]) => [name, { $ref: `#/components/headers/${headerName(name, sent)}` }])),
    ...(content && { content }),
  };
}

function parametersOf(operation: Operation, t: TFunction): Json[] {
  const of = (schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] => {
    if (!schema) return [];
    const { properties = {}, required = [] } = schemaOf(schema, 'input', t) as { properties?: Record<string, Json>; required?: string[] };
    return Object.entries(properties).map(([name, property]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: property }));
  };
  return [...of(operation.params, 'path'), ...of(operation.query, 'query'), ...heededHeaders(operation).map((name) => ({ $ref: `#/components/parameters/${name}` }))];
}
