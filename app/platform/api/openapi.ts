import type { TFunction } from 'i18next';
import { z } from 'zod';
import { textOf } from '#app/platform/i18n/text-of.ts';
import type { Operation } from './operation.ts';

type Json = Record<string, unknown>;

/** What every refusal looks like. */
export const problemSchema = z.strictObject({
  type: z.string(), title: z.string(), status: z.int(), detail: z.string().optional(), instance: z.string(), code: z.string(), trace_id: z.string(),
  errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
});

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _schema, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return json;
};

const problems = (operation: Operation): number[] => [
  400, ...(operation.policy.name === 'anyone' ? [] : [401]), ...(operation.scope === null ? [] : [403]), ...(operation.path.includes('{') ? [404] : []),
  ...(operation.body ? [409, 413, 415, 422] : []), ...(operation.matches ? [412] : []), 429, 500, 503,
];

/** The document of all operations, made from the schemas that check them. */
export function openApiDocument(operations: readonly Operation[], { t, server, version }: { t: TFunction; server: string; version: string }): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: operationOf(operation, t) };
  return {
    openapi: '3.1.0',
    info: { title: textOf(t, 'api:docs.title'), version, description: textOf(t, 'api:docs.lead') },
    servers: [{ url: server }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name, description: textOf(t, `api:tags.${name}`) })),
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: schemaOf(problemSchema, 'output') },
    },
  };
}

function operationOf(operation: Operation, t: TFunction): Json {
  const { id, tag, scope, policy, body, form, answers } = operation;
  return {
    operationId: id, tags: [tag], summary: textOf(t, `api:operations.${id}`),
    ...(policy.name !== 'anyone' && { security: [{ bearer: scope === null ? [] : [scope] }] }),
    parameters: parametersOf(operation),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }),
    ...(form && { requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties: { [form.file]: { type: 'string', contentMediaType: 'image/*' } }, required: [form.file] } } } } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, schema]) => [status, {
        description: textOf(t, `api:answers.s${status}`), ...(schema && { content: { 'application/json': { schema: schemaOf(schema, 'output') } } }),
      }])),
      ...Object.fromEntries(problems(operation).map((status) => [String(status), {
        description: textOf(t, `api:answers.s${status}`), content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      }])),
    },
  };
}

function parametersOf({ params, query, method, matches, policy, isSecret }: Operation): Json[] {
  const of = (schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] => {
    if (!schema) return [];
    const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
    return Object.entries(properties).map(([name, property]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: property }));
  };
  const header = (name: string): Json => ({ name, in: 'header', required: false, schema: { type: 'string' } });
  return [
    ...of(params, 'path'), ...of(query, 'query'), header('Accept-Language'),
    ...(method === 'GET' ? [header('If-None-Match')] : []), ...(matches ? [header('If-Match')] : []),
    ...(method === 'POST' && policy.name !== 'anyone' && !isSecret ? [header('Idempotency-Key')] : []),
  ];
}
