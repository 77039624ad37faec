import type { TitleSourceInput } from '../edit-schema.ts';
import { creditField, creditRoles } from '../model/credit-role.ts';
import type { CreditRole } from '../model/credit-role.ts';
import type { TitleType } from '../model/title-type.ts';
import type { TitleDetails } from '../schema.ts';

export type TitleFields = {
  id: string; type: string; name: string; originalName: string; description: string; year: string; episodes: string; genres: string[];
  credits: Record<string, string>; sources: TitleSourceInput[]; cover: string; twins: string;
};

const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value));

/** Details as the fields of the form hold them. */
export const titleFormValues = (details: Partial<TitleDetails>) => ({
  name: text(details.name),
  originalName: text(details.originalName),
  description: text(details.description),
  year: text(details.year),
  episodes: text(details.episodes),
  genres: [...(details.genres ?? [])] as string[],
  credits: Object.fromEntries(creditRoles.map((role) => [creditField(role), (details.credits ?? []).filter((credit) => credit.role === role).map(({ name }) => name).join('\n')])),
});

const usual: Record<TitleType, readonly CreditRole[]> = {
  film: ['director', 'studio'],
  series: ['author', 'director', 'network'],
  anime: ['author', 'director', 'studio'],
  game: ['developer', 'publisher'],
};

/** Roles that a type asks about, and whatever others somebody already has here. */
export const rolesOf = (type: TitleType, held: Record<string, string | undefined>): CreditRole[] => creditRoles.filter((role) => usual[type].includes(role) || Boolean(held[creditField(role)]));
