import type { AppLoadContext } from '@remix-run/node';
import { z } from 'zod';
import { pace } from '#app/platform/api/pace.server.ts';
import type { Operation } from '#app/platform/api/operation.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { problemCodes } from './problem-codes.ts';
import { operations } from './operations.server.ts';

export type DescribedField = { name: string; type: string; isRequired: boolean };
export type DescribedOperation = {
  id: string; method: string; path: string; summary: string;
  /** Empty where no token is needed. */
  scope: string;
  parameters: DescribedField[]; body: DescribedField[]; takesFile: string | null; answers: { status: string; fields: DescribedField[] }[];
};

type Shape = { type?: string | string[]; enum?: unknown[]; const?: unknown; format?: string; anyOf?: Shape[]; items?: Shape; properties?: Record<string, Shape>; required?: string[] };

/** What the page of the API shows. */
export function describeApi({ ctx, services }: AppLoadContext) {
  const t = services.textsOf(ctx.locale);
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  const chapters = tags.map((tag) => ({
    tag, title: textOf(t, `api:tags.${tag}`),
    operations: operations.filter((operation) => operation.tag === tag).map((operation) => describe(operation, textOf(t, `api:operations.${operation.id}`))),
  }));
  return { root: `${services.env.baseUrl}/api/v1`, pace, chapters, problems: problemCodes.map((code) => ({ code, title: textOf(t, `api:problems.${code}`) })) };
}

function describe({ id, method, path, policy, scope, params, query, body, form, answers }: Operation, summary: string): DescribedOperation {
  return {
    id, method, path, summary, scope: policy.name === 'anyone' ? '' : (scope ?? policy.name), takesFile: form?.file ?? null,
    parameters: [...fieldsOf(params, 'input'), ...fieldsOf(query, 'input')], body: fieldsOf(body, 'input'),
    answers: Object.entries(answers).map(([status, schema]) => ({ status, fields: fieldsOf(schema ?? undefined, 'output') })),
  };
}

function fieldsOf(schema: z.ZodType | undefined, io: 'input' | 'output'): DescribedField[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Shape;
  return Object.entries(properties).map(([name, shape]) => ({ name, type: typeOf(shape), isRequired: required.includes(name) }));
}

/** `string | null`, `"game" | "film"`, `{ id, name }[]`. */
function typeOf({ type, enum: values, const: only, format, anyOf, items, properties }: Shape): string {
  if (only !== undefined) return JSON.stringify(only);
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (anyOf) return anyOf.map(typeOf).join(' | ');
  if (items) return `${/ /.test(typeOf(items)) && !items.properties ? `(${typeOf(items)})` : typeOf(items)}[]`;
  if (properties) return `{ ${Object.keys(properties).join(', ')} }`;
  return format ?? [type ?? 'any'].flat().join(' | ');
}
