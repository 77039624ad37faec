import type { AppLoadContext } from '@remix-run/node';
import { z } from 'zod';
import { pace } from '#app/platform/api/pace.server.ts';
import type { Operation } from '#app/platform/api/operation.ts';
import { ruleCount } from '#app/platform/api/openapi.ts';
import { answerHeaders, heededHeaders, promisesOf, requestHeaders, usualHeaders } from '#app/platform/api/promises.ts';
import type { AnswerHeader } from '#app/platform/api/promises.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { problemCodes } from './problem-codes.ts';
import { operations } from './operations.server.ts';

export type DescribedField = { name: string; type: string; isRequired: boolean; /** What there is to say of it. */ note: string };
export type DescribedOperation = {
  id: string; method: string; path: string; summary: string;
  /** Empty where no token is needed. */
  scope: string;
  parameters: DescribedField[]; body: DescribedField[]; takesFile: string | null; answers: { status: number; fields: DescribedField[] }[];
  /** Headers of the request that it heeds, save those that all do. */
  heeds: string[];
  /** Headers of the answers to what was done, save those that all have. */
  tells: string[];
  /** What it refuses for reasons of its own. */
  refusals: { status: number; because: string }[];
  /** What it answers besides, as others do. */
  besides: number[];
};

type Shape = { description?: string; type?: string | string[]; enum?: unknown[]; const?: unknown; format?: string; anyOf?: Shape[]; items?: Shape; properties?: Record<string, Shape>; required?: string[] };

const statusesOf = (operation: Operation) => promisesOf(operation).map(({ status }) => status);
/** Of what every operation may answer, a page speaks once. */
const everywhere = operations.map(statusesOf).reduce((common, statuses) => common.filter((status) => statuses.includes(status)));
const heededByAll = operations.map(heededHeaders).reduce((common, names) => common.filter((name) => names.includes(name)));

/** What the page of the API shows. */
export function describeApi({ ctx, services }: AppLoadContext) {
  const t = services.textsOf(ctx.locale);
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  const chapters = tags.map((tag) => ({ tag, title: textOf(t, `api:tags.${tag}`), operations: operations.filter((operation) => operation.tag === tag).map((operation) => describe(operation, t)) }));
  const common = [...new Set(operations.flatMap(statusesOf))].filter((status) => status >= 300).sort((a, b) => a - b);
  const headersOf = (names: object) => Object.keys(names).map((name) => ({ name, meaning: textOf(t, `api:headers.${name}`) }));
  return {
    root: `${services.env.baseUrl}/api/v1`, rules: Array.from({ length: ruleCount }, (_, at) => textOf(t, `api:docs.rule${at + 1}`, pace)), chapters, everywhere: everywhere.join(', '),
    common: common.map((status) => ({ status, meaning: textOf(t, `api:answers.s${status}`) })), requestHeaders: headersOf(requestHeaders), answerHeaders: headersOf(answerHeaders),
    problems: problemCodes.map((code) => ({ code, title: textOf(t, `api:problems.${code}`) })),
  };
}

function describe(operation: Operation, t: unknown): DescribedOperation {
  const { id, method, path, policy, scope, params, query, body, form, answers } = operation;
  const promised = promisesOf(operation);
  const refused = promised.filter(({ status }) => status >= 300);
  return {
    id, method, path, summary: textOf(t, `api:operations.${id}`), scope: policy.name === 'anyone' ? '' : (scope ?? policy.name), takesFile: form?.file ?? null,
    parameters: [...fieldsOf(params, 'input', t), ...fieldsOf(query, 'input', t)], body: fieldsOf(body, 'input', t),
    answers: Object.entries(answers).map(([status, schema]) => ({ status: Number(status), fields: fieldsOf(schema ?? undefined, 'output', t) })),
    heeds: heededHeaders(operation).filter((name) => !heededByAll.includes(name)),
    tells: [...new Set(promised.filter(({ status }) => status < 300).flatMap(({ headers }) => Object.keys(headers) as AnswerHeader[]))].filter((name) => !usualHeaders.includes(name)),
    refusals: refused.filter(({ because }) => because.length > 0).map(({ status, because }) => ({ status, because: because.map((key) => textOf(t, key)).join('. ') })),
    besides: refused.filter(({ status, because }) => because.length === 0 && !everywhere.includes(status)).map(({ status }) => status),
  };
}

function fieldsOf(schema: z.ZodType | undefined, io: 'input' | 'output', t: unknown): DescribedField[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Shape;
  return Object.entries(properties).map(([name, shape]) => ({ name, type: typeOf(shape), isRequired: required.includes(name), note: notesIn(shape).map((key) => textOf(t, key)).join('. ') }));
}

/** Its own, and those of what it holds: of a list there is to say what is to be known of its lines. */
const notesIn = ({ description, items, properties }: Shape): string[] =>
  [...(description === undefined ? [] : [description]), ...[...(items ? [items] : []), ...Object.values(properties ?? {})].flatMap(notesIn)];

/** `string | null`, `"game" | "film"`, `{ id, name }[]`. */
function typeOf({ type, enum: values, const: only, format, anyOf, items, properties }: Shape): string {
  if (only !== undefined) return JSON.stringify(only);
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (anyOf) return anyOf.map(typeOf).join(' | ');
  if (items) return `${/ /.test(typeOf(items)) && !items.properties ? `(${typeOf(items)})` : typeOf(items)}[]`;
  if (properties) return `{ ${Object.keys(properties).join(', ')} }`;
  return format ?? [type ?? 'any'].flat().join(' | ');
}
