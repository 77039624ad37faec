import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { containing } from '#app/platform/db/containing.ts';
import { formatMoment } from '#app/platform/time/format.ts';
import { searchWords } from '#app/platform/text/folding.ts';
import type { NoteColor, NoteKind } from '../model/note-kinds.ts';
import type { NotesView } from '../model/note-view.ts';
import { standingOf } from '../model/standing.ts';
import type { Placed, Standing } from '../model/standing.ts';

export type NoteRow = Standing & {
  id: string;
  bookId: string;
  kind: NoteKind;
  color: NoteColor;
  body: string;
  quote: string;
  /** Written, and changed if it was. */
  at: string;
  isEdited: boolean;
  hasFile: boolean;
};

export type RawNote = Placed & Omit<NoteRow, keyof Standing | 'at' | 'isEdited'> & { createdAt: Date; editedAt: Date | null };

/** `n` is the note, `v` the version of its file that is read now, `p` where its pages are in it. */
export const noteSource = Prisma.sql`"BookNote" n
  LEFT JOIN "BookDocument" d ON d."id" = n."documentId"
  LEFT JOIN "DocumentVersion" v ON v."id" = d."currentId"
  LEFT JOIN LATERAL (SELECT min(x."at") AS "first", max(x."at") AS "last" FROM (SELECT array_position(v."pageKeys", k) AS "at" FROM unnest(n."pageKeys") k) x) p ON TRUE`;

export const noteColumns = Prisma.sql`n."id", n."bookId", n."kind"::text AS "kind", n."color"::text AS "color", n."body", n."quote", n."createdAt", n."editedAt",
  n."pageNumber", n."pageLabel", cardinality(n."pageKeys") AS "keys", p."first", p."last", v."pageLabels"[p."first"] AS "labelNow", v."id" IS NOT NULL AS "hasFile"`;

export function toNoteRow(raw: RawNote, ctx: Pick<MemberCtx, 'locale' | 'timeZone' | 'now'>): NoteRow {
  const { id, bookId, kind, color, body, quote, createdAt, editedAt, hasFile } = raw;
  return { id, bookId, kind, color, body, quote, hasFile, at: formatMoment(editedAt ?? createdAt, ctx.locale, ctx.timeZone, ctx.now), isEdited: editedAt !== null, ...standingOf(raw) };
}

/** What the view asks of a note. */
export function noteConditions(view: Pick<NotesView, 'q' | 'kind' | 'color'>): Prisma.Sql {
  const words = searchWords(view.q).map((word) => Prisma.sql`n."searchKey" LIKE ${containing(word)}`);
  const all = [
    Prisma.sql`n."deletedAt" IS NULL`,
    ...(view.kind ? [Prisma.sql`n."kind" = ${view.kind}::"NoteKind"`] : []),
    ...(view.color ? [Prisma.sql`n."color" = ${view.color}::"NoteColor"`] : []),
    ...words,
  ];
  return Prisma.join(all, ' AND ');
}
