import type { AppLoadContext } from '@remix-run/node';
import { z } from 'zod';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { openApiDocument } from '#app/platform/api/openapi.ts';
import { defineOperation, ok } from '#app/platform/api/operation.ts';
import type { Operation } from '#app/platform/api/operation.ts';
import { authOperations } from './auth.server.ts';
import { goalOperations } from './goals.server.ts';
import { libraryOperations } from './library.server.ts';
import { profileOperations } from './profile.server.ts';
import { readingOperations } from './reading.server.ts';
import { titleOperations } from './titles-all.server.ts';

const getDocument = defineOperation({
  id: 'getDocument', method: 'GET', path: '/openapi.json', tag: 'about', policy: anyone, scope: null, answers: { 200: z.looseObject({ openapi: z.string() }) },
  run: async ({ context }) => ok(documentOf(context)),
});

/** Every operation of the API: the router, the document and its page are made of this list. */
export const operations: readonly Operation[] = [...authOperations, ...profileOperations, ...titleOperations, ...libraryOperations, ...readingOperations, ...goalOperations, getDocument];

type Document = ReturnType<typeof openApiDocument>;

/** Some hundred schemas become one document; it is the same until the house starts anew. */
const made = new WeakMap<AppLoadContext['services'], Map<string, Document>>();

/** The OpenAPI document in the language of whoever asks. */
export function documentOf({ ctx: { locale }, services }: AppLoadContext): Document {
  const known = made.get(services) ?? new Map<string, Document>();
  made.set(services, known);
  const document = known.get(locale) ?? openApiDocument(operations, { t: services.textsOf(locale), server: `${services.env.baseUrl}/api/v1`, version: services.version });
  known.set(locale, document);
  return document;
}
