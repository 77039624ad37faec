import { z } from 'zod';
import { isTimeZone } from '#app/platform/time/zones.ts';
import { locales } from '#app/platform/i18n/locales.ts';
import { normalizeLineEnds } from '#app/platform/text/line-ends.ts';
import { checkAccent } from './model/accent.ts';

const homeText = z.string().overwrite(normalizeLineEnds).trim().max(2000, 'house:errors.homeText').optional();

/** One line without invisible signs: it stands in titles and in letters' headers. Empty = "Kruzhok". */
const name = z
  .string()
  .max(200, 'house:errors.nameLength')
  .transform((typed) => typed.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').replace(/\s+/g, ' ').trim())
  .refine((typed) => typed.length <= 60, 'house:errors.nameLength')
  .transform((typed) => typed || null);

/** `#1F5A46`, `1f5a46`; empty = the house's own pine. */
const accent = z
  .string()
  .max(20, 'house:errors.accentShape')
  .transform((typed) => typed.trim().toLowerCase().replace(/^(?=[0-9a-f]{6}$)/, '#'))
  .refine((hex) => hex === '' || /^#[0-9a-f]{6}$/.test(hex), { error: 'house:errors.accentShape', abort: true })
  .refine((hex) => hex === '' || checkAccent(hex).isReadable, 'house:errors.accentPale')
  .transform((hex) => hex || null);

export const houseSchema = z.object({
  name: name.optional().transform((typed) => typed ?? null),
  accent: accent.optional().transform((hex) => hex ?? null),
  registration: z.enum(['open', 'invitation', 'closed'], { error: 'house:errors.registration' }),
  locale: z.enum(locales, { error: 'house:errors.locale' }),
  timeZone: z.string().max(64).refine((zone) => zone === '' || isTimeZone(zone), 'house:errors.timeZone').optional().transform((zone) => zone || null),
  homeTextRu: homeText,
  homeTextEn: homeText,
});

export type HouseInput = z.output<typeof houseSchema>;
