import type { TFunction } from 'i18next';
import type { AuditRow } from '#app/kernel/administration/index.server.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';

type Told = Pick<AuditRow, 'kind' | 'details'>;

/** What happened, in words; a kind that is no longer written keeps its name. */
export const eventText = (t: TFunction | unknown, { kind }: Pick<Told, 'kind'>): string => textOf(t, `audit:kinds.${kind}`, { defaultValue: kind });

/** The facts beside it: "before: member, after: teacher". The database gives them back in no order; by name, `from` is before `to`. */
export const detailsText = (t: TFunction | unknown, { details }: Pick<Told, 'details'>): string =>
  Object.entries(details ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${textOf(t, `audit:details.${name}`, { defaultValue: name })}: ${valueText(t, value)}`).join(', ');

/** Values that are a word of ours have a text; names, numbers and addresses stand for themselves. */
function valueText(t: unknown, value: unknown): string {
  const plain = String(value);
  return /^[a-z_]{1,20}$/.test(plain) ? textOf(t, `audit:values.${plain}`, { defaultValue: plain }) : plain;
}
