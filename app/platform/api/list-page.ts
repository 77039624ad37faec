import { z } from 'zod';

const pages = z.registry<{ isPage: true }>();

/** A page of a list: what it holds, how much a page holds at most, and where it goes on, which its `Link` header says as well. */
export const pageOf = (item: z.ZodType) => z.strictObject({ items: z.array(item), limit: z.int(), next: z.string().nullable() }).register(pages, { isPage: true });

export const isListPage = (schema: z.ZodType | null | undefined): boolean => !!schema && pages.has(schema);
