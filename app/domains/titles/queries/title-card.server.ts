import type { Prisma } from '#app/platform/db/client.server.ts';
import type { TitleType } from '../model/title-type.ts';

/** A title in a list of few: enough to tell it from another of the same name. */
export type TitleCard = { id: string; type: TitleType; name: string; originalName: string | null; year: number | null; coverId: string | null; makers: string[] };

export const titleCardSelect = {
  id: true, type: true, name: true, originalName: true, year: true, coverId: true,
  credits: { orderBy: { position: 'asc' }, take: 3, select: { name: true } },
} satisfies Prisma.TitleSelect;

type Raw = Omit<TitleCard, 'makers'> & { credits: { name: string }[] };

export const toTitleCard = ({ credits, ...title }: Raw): TitleCard => ({ ...title, makers: credits.map(({ name }) => name) });
