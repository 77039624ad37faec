import { z } from 'zod';
import type { AppLoadContext } from '@remix-run/node';
import { ApiProblem } from '#app/platform/api/problem.server.ts';
import { ok } from '#app/platform/api/operation.ts';
import type { Answer } from '#app/platform/api/operation.ts';
import type { KeysetPage } from '#app/platform/db/keyset.server.ts';
import type { PlainRequest } from '#app/platform/http/plain-exchange.ts';

/* Shapes that many operations have on the wire. Names are in snake_case; times are RFC 3339 in UTC, days `2026-05-12`. */

export const id = z.uuid('api:fields.id');
export const idParams = z.strictObject({ id });
export const moment = z.iso.datetime();
export const day = z.iso.date('api:fields.day');
/** Of somebody's review. A description is a message key: the document says it in its reader's language. */
export const othersRating = z.int().nullable().meta({ description: 'api:says.othersRating' });
/** In which order things come would tell what their reader hides. */
export const sortHidden = (): ApiProblem => new ApiProblem(400, 'invalid', { fields: [{ field: 'sort', key: 'titles:errors.sortHidden' }] });
/** What names the next page; made by us, opaque to clients. As long as a list takes it. */
export const cursor = z.string().max(4000, 'api:fields.cursor').optional();
export const pageQuery = z.strictObject({ after: cursor });

/** The page with its links, in the body and as a header. Of a cursor that is not this list's there is none: begun anew, a program would go round in circles. */
export function pageAnswer({ url }: PlainRequest, context: AppLoadContext, items: unknown[], limit: number, around: Omit<KeysetPage<unknown>, 'rows'>): Answer {
  if (around.refused) throw new ApiProblem(400, 'invalid', { fields: [{ field: 'after', key: 'api:fields.cursor' }] });
  const at = (after: string | null) => {
    if (after === null) return null;
    const query = new URLSearchParams(url.searchParams);
    query.set('after', after);
    return `${context.services.env.baseUrl}${url.pathname}?${query}`;
  };
  const [next, previous] = [at(around.next), at(around.previous)];
  const links = [next && `<${next}>; rel="next"`, previous && `<${previous}>; rel="prev"`].filter(Boolean);
  return ok({ items, limit, next }, links.length > 0 ? { Link: links.join(', ') } : {});
}

/** What would change nothing is told, not dropped: its client means something by it. */
export function refuseIdle(said: Record<string, unknown>, names: readonly string[]): void {
  const fields = names.filter((name) => said[name] !== undefined && said[name] !== false).map((field) => ({ field, key: 'api:fields.idle' }));
  if (fields.length > 0) throw new ApiProblem(400, 'invalid', { fields });
}

/** Where something stands. */
export const address = (context: AppLoadContext, path: string): string => `${context.services.env.baseUrl}/api/v1${path}`;

/** A picture's address, for whoever may see it. */
export const picture = (context: AppLoadContext, fileId: string | null): string | null => (fileId === null ? null : `${context.services.env.baseUrl}/files/${fileId}`);
