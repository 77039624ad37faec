import type { AppLoadContext } from '@remix-run/node';
import { z } from 'zod';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { changeProfile, changeSettings, countUsernameTry, getOwnProfile, getProfileById, lockPerson, setProfilePicture, takeUsername } from '#app/kernel/accounts/index.server.ts';
import type { ProfileView } from '#app/kernel/accounts/index.server.ts';
import { isFreshlyProven } from '#app/kernel/accounts/model/fresh-proof.ts';
import { ownLinkPlaces, profileLengths } from '#app/kernel/accounts/model/profile-places.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { profileSchema } from '#app/kernel/accounts/profile-schema.ts';
import { pictureUpload, receivePicture } from '#app/kernel/files/index.server.ts';
import { defineOperation, noContent, ok } from '#app/platform/api/operation.ts';
import type { Operation } from '#app/platform/api/operation.ts';
import { ApiProblem } from '#app/platform/api/problem.server.ts';
import type { FieldProblem } from '#app/platform/api/problem.server.ts';
import { consumeLimits } from '#app/platform/http/rate-limit.server.ts';
import { locales } from '#app/platform/i18n/locales.ts';
import { timeZone, username } from './account-fields.ts';
import { idParams, moment, picture } from './wire.ts';

const linkKinds = ['instagram', 'github', 'google', 'own'] as const;
const link = z.strictObject({ kind: z.enum(linkKinds), url: z.string(), label: z.string().nullable() });

const person = z.strictObject({
  id: z.string(), username: z.string(), full_name: z.string().nullable(), role: z.enum(['member', 'teacher', 'owner']),
  bio: z.string().nullable(), learning_goal: z.string().nullable(), links: z.array(link),
  avatar_url: z.string().nullable(), banner_url: z.string().nullable(), joined_at: moment, last_seen_at: moment.nullable(),
});

const me = person.extend({
  first_name: z.string().nullable(), last_name: z.string().nullable(), email: z.string().nullable(),
  visibility: z.enum(['everyone', 'members', 'nobody']), locale: z.enum(locales).nullable(), time_zone: z.string(), theme: z.enum(['system', 'light', 'dark']), week_start: z.enum(['monday', 'sunday']),
});

const personAnswer = (context: AppLoadContext, profile: ProfileView & { id: string }) => ({
  id: profile.id, username: profile.username, full_name: profile.fullName, role: profile.role, bio: profile.bio, learning_goal: profile.learningGoal, links: profile.links,
  avatar_url: picture(context, profile.avatarId), banner_url: picture(context, profile.bannerId),
  joined_at: profile.joinedAt.toISOString(), last_seen_at: profile.lastSeenAt?.toISOString() ?? null,
});

async function ownAnswer(given: MemberCtx, context: AppLoadContext) {
  // What was changed a moment ago stands in the rows, not in what the request came with.
  const [profile, own] = await Promise.all([getProfileById(given, given.viewer.id), getOwnProfile(given)]);
  return {
    ...personAnswer(context, profile), first_name: own.firstName, last_name: own.lastName, email: profile.email, visibility: own.profileVisibility,
    locale: own.locale, time_zone: own.timeZone, theme: own.theme, week_start: own.weekStart === 7 ? 'sunday' : 'monday',
  };
}

/** The form's rules count what is left when they have tidied it; of that the document tells. */
const text = (max: number) => z.string('api:fields.text').max(8000, 'profile:errors.tooLong').meta({ maxLength: max }).nullable();

const profileChanges = z.strictObject({
  username: username.optional(),
  first_name: text(profileLengths.name).optional(), last_name: text(profileLengths.name).optional(), bio: text(profileLengths.bio).optional(), learning_goal: text(profileLengths.learningGoal).optional(),
  links: z.array(z.strictObject({ kind: z.enum(linkKinds), url: z.string().max(2000, 'profile:errors.linkShape'), label: z.string().max(240, 'profile:errors.tooLong').nullable().default(null) })).max(8, 'api:fields.tooMany').optional(),
  locale: z.enum(locales).nullable().optional(), time_zone: timeZone.optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(), week_start: z.enum(['monday', 'sunday']).optional(),
});

type Changes = z.output<typeof profileChanges>;

const getMe = defineOperation({
  id: 'getMe', method: 'GET', path: '/user/@me', tag: 'user', policy: member, scope: 'profile:read', answers: { 200: me }, moving: ['last_seen_at'],
  run: async ({ ctx, context }) => ok(await ownAnswer(ctx, context)),
});

const matches = { reads: () => getMe, lock: ({ ctx }: { ctx: MemberCtx }) => lockPerson(ctx.db, ctx.viewer.id) };

export const profileOperations: Operation[] = [
  getMe,
  defineOperation({
    id: 'changeMe', method: 'PATCH', path: '/user/@me', tag: 'user', policy: member, scope: 'profile:write', body: profileChanges, answers: { 200: me }, refuses: { 403: 'api:because.proofForName' },
    matches,
    async prepare({ ctx, body: { username: name } }) {
      if (name === undefined || name === ctx.viewer.username) return;
      if (!isFreshlyProven(ctx.viewer.provenAt, ctx.now)) throw new ApiProblem(403, 'proof_needed');
      await countUsernameTry(ctx, name);
    },
    async run({ ctx, context, body }) {
      const said = await profileOf(ctx, body);
      if (body.username !== undefined) await takeUsername(ctx, body.username);
      if (said) await changeProfile(ctx, said);
      const { locale, theme, time_zone: zone, week_start: weekStart } = body;
      await changeSettings(ctx, { locale, theme, timeZone: zone, ...(weekStart && { weekStart: weekStart === 'sunday' ? 7 : 1 }) });
      return ok(await ownAnswer(ctx, context));
    },
  }),
  defineOperation({
    id: 'setAvatar', method: 'PUT', path: '/user/@me/avatar', tag: 'user', policy: member, scope: 'profile:write', form: { file: 'picture', bytes: pictureUpload.bodyBytes }, answers: { 200: me }, matches,
    async prepare({ ctx, context, request }) {
      await consumeLimits(ctx.db, pictureUpload.limits(context), ctx.now);
      return (await receivePicture(ctx, request.whole(), { field: 'picture', profile: 'avatar' })).file;
    },
    async run({ ctx, context, prepared: { id: fileId } }) {
      await setProfilePicture(ctx, { place: 'avatar', fileId });
      return ok(await ownAnswer(ctx, context));
    },
  }),
  defineOperation({
    id: 'removeAvatar', method: 'DELETE', path: '/user/@me/avatar', tag: 'user', policy: member, scope: 'profile:write', answers: { 204: null }, matches,
    async run({ ctx }) {
      await setProfilePicture(ctx, { place: 'avatar', fileId: null });
      return noContent();
    },
  }),
  defineOperation({
    id: 'getPerson', method: 'GET', path: '/user/{id}', tag: 'user', policy: member, scope: 'profile:read', params: idParams, answers: { 200: person },
    run: async ({ ctx, context, params }) => ok(personAnswer(context, await getProfileById(ctx, params.id))),
  }),
];

/** What was said before with what is said now, checked by the rules of the profile's form; null when nothing of it was named. */
async function profileOf(ctx: MemberCtx, body: Changes) {
  const named = ['first_name', 'last_name', 'bio', 'learning_goal', 'links'] as const;
  if (named.every((name) => body[name] === undefined)) return null;
  const own = await getOwnProfile(ctx);
  const next = (said: string | null | undefined, before: string | null) => (said === undefined ? before : said) ?? undefined;
  const { form, places } = linkFields(body.links ?? own.links);
  const result = profileSchema.safeParse({
    firstName: next(body.first_name, own.firstName), lastName: next(body.last_name, own.lastName),
    bio: next(body.bio, own.bio), learningGoal: next(body.learning_goal, own.learningGoal), ...form,
  });
  if (result.success) return result.data;
  const names: Record<string, string> = { firstName: 'first_name', lastName: 'last_name', bio: 'bio', learningGoal: 'learning_goal', ...places };
  throw new ApiProblem(400, 'invalid', { fields: result.error.issues.map((issue): FieldProblem => ({ field: names[String(issue.path[0])] ?? '', key: issue.message })) });
}

/** A list of links as the form's fields have them, and where each field came from. */
function linkFields(links: readonly { kind: (typeof linkKinds)[number]; url: string; label: string | null }[]) {
  const form: Record<string, string> = {};
  const places: Record<string, string> = {};
  const free = [...ownLinkPlaces];
  for (const [at, { kind, url, label }] of links.entries()) {
    const place = kind === 'own' ? free.shift() : undefined;
    const field = kind === 'own' ? `link${place}` : kind;
    if (field in form || (kind === 'own' && place === undefined)) throw new ApiProblem(400, 'invalid', { fields: [{ field: `links.${at}`, key: 'api:fields.tooMany' }] });
    form[field] = url;
    places[field] = `links.${at}.url`;
    if (kind === 'own' && label !== null) {
      form[`label${place}`] = label;
      places[`label${place}`] = `links.${at}.label`;
    }
  }
  return { form, places };
}
