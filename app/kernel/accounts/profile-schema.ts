import { z } from 'zod';
import { normalizeLineEnds } from '#app/platform/text/line-ends.ts';
import { checkLink, maxLabelLength } from './model/profile-link.ts';
import type { LinkKind } from './model/profile-link.ts';
import { ownLinkPlaces, profileLengths } from './model/profile-places.ts';
import { username } from './schema.ts';

const tooLong = 'profile:errors.tooLong';
/** Marks that turn the direction of everything after them: one name must not rearrange the page. */
const turning = /[\u202A-\u202E\u2066-\u2069]/g;
const unseen = /(?![\n\t])\p{Cc}/gu;
const clean = (text: string) => normalizeLineEnds(text.normalize('NFC')).replace(turning, '').replace(unseen, '');
const signs = (text: string) => [...text].length;

/** Text that may be left out; an emptied field takes it away. */
const text = (max: number, tidy: (cleaned: string) => string) =>
  z
    .string()
    .max(max * 4, tooLong)
    .transform((typed) => tidy(clean(typed)) || null)
    .refine((kept) => signs(kept ?? '') <= max, tooLong)
    .optional()
    .transform((kept) => kept ?? null);

const line = (max: number) => text(max, (cleaned) => cleaned.replace(/\s+/g, ' ').trim());
const paragraphs = (max: number) => text(max, (cleaned) => cleaned.replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim());

const link = (kind: LinkKind) =>
  z
    .string()
    .max(2000, 'profile:errors.linkShape')
    .optional()
    .transform((typed, issues) => {
      if (typed === undefined || typed.trim() === '') return null;
      const checked = checkLink(kind, typed);
      if ('url' in checked) return checked.url;
      issues.addIssue({ code: 'custom', message: `profile:errors.${checked.problem}` });
      return z.NEVER;
    });

const own = link('own');
const label = line(maxLabelLength);

export type ProfileLinkInput = { kind: LinkKind; url: string; label: string | null };

/** Flat names, so that the form is the same with and without scripts. */
export const profileSchema = z
  .object({
    firstName: line(profileLengths.name), lastName: line(profileLengths.name),
    bio: paragraphs(profileLengths.bio), learningGoal: paragraphs(profileLengths.learningGoal),
    instagram: link('instagram'), github: link('github'), google: link('google'),
    link1: own, link2: own, link3: own, link4: own, link5: own, label1: label, label2: label, label3: label, label4: label, label5: label,
  })
  .transform(({ firstName, lastName, bio, learningGoal, ...typed }) => {
    const given = (kind: LinkKind, url: string | null, said: string | null): ProfileLinkInput[] => (url === null ? [] : [{ kind, url, label: said }]);
    const known = (['instagram', 'github', 'google'] as const).flatMap((kind) => given(kind, typed[kind], null));
    const links = [...known, ...ownLinkPlaces.flatMap((place) => given('own', typed[`link${place}`], typed[`label${place}`]))];
    return { firstName, lastName, bio, learningGoal, links: links.filter((one, at) => links.findIndex(({ url }) => url === one.url) === at) };
  });

export const usernameSchema = z.object({ username });

export const notificationsSchema = z.object({
  channel: z.enum(['email', 'telegram', 'none'], 'profile:errors.channel'),
  digestHour: z.coerce.number('profile:errors.hour').int('profile:errors.hour').min(0, 'profile:errors.hour').max(23, 'profile:errors.hour'),
});

/** A button and nothing else. */
export const buttonInput = z.object({});

export const privacySchema = z.object({ visibility: z.enum(['everyone', 'members', 'nobody'], 'profile:errors.visibility') });

/** With whose eyes somebody looks at their own page; anything else is with their own. */
export const onlookerSchema = z.enum(['visitor', 'member']).nullable().catch(null);

/** What the form asks while somebody types their name. */
export const nameQuerySchema = z.object({ part: z.enum(['firstName', 'lastName']), query: z.string().transform((typed) => clean(typed).trim()).pipe(z.string().min(2).max(profileLengths.name)) });

export type ProfileInput = z.output<typeof profileSchema>;
export type ProfileVisibility = z.output<typeof privacySchema>['visibility'];
