/** A heading of a document and what is below it; `page` from 1, null where it leads nowhere. */
export type OutlineItem = { title: string; page: number | null; children: OutlineItem[] };
