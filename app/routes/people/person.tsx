import { redirect } from '@remix-run/node';
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findPersonParts } from '#app/domains/titles/index.server.ts';
import { partPath } from '#app/domains/titles/ui/person-frame.tsx';
import type { Ctx, MemberCtx } from '#app/kernel/accounts/context.ts';
import { asOnlooker, findOwnPageAs, getProfile } from '#app/kernel/accounts/index.server.ts';
import type { ProfileView } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { onlookerSchema } from '#app/kernel/accounts/profile-schema.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatDay, formatExactly, formatRecentDay } from '#app/platform/time/format.ts';
import { ProfilePage } from './profile-page.tsx';
import { PreviewNote, PreviewOfNothing } from './preview.tsx';

type Data = { profile: { name: string; isPublic: boolean; bio: string | null } | null; preview: string | null };

export const handle = { messages: ['profile', 'person-titles'], title: (_t: unknown, { profile }: Data) => profile?.name ?? '' };

/** Only what its person shows to everybody is for search engines. */
export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const isPublic = data?.profile?.isPublic === true && data.preview === null;
  return isPublic ? [{ name: 'description', content: (data.profile?.bio ?? data.profile?.name ?? '').slice(0, 160) }] : [{ name: 'robots', content: 'noindex' }];
};

export const loader = page(anyone, async ({ ctx, params, url }) => {
  const found = await getProfile(ctx, params.username ?? '');
  const preview = found.isOwn ? onlookerSchema.parse(url.searchParams.get('as')) : null;
  // One address for a person, however their name was typed.
  if (found.username !== params.username) throw redirect(accountPaths.person(found.username), 302);
  const seen = preview ? await findOwnPageAs(ctx as MemberCtx, preview) : found;
  const rooms = seen ? await roomsOf(ctx, found.username, preview) : [];
  return { username: found.username, preview, profile: seen && shown(ctx, seen), rooms };
});

/** What each room has to show of a person to whoever looks. */
async function roomsOf({ db, viewer }: Ctx, username: string, preview: 'visitor' | 'member' | null) {
  const titles = await findPersonParts({ db, viewer: preview && viewer ? asOnlooker(viewer, preview) : viewer }, username);
  return titles?.parts.map((part) => ({ href: partPath(username, part), part })) ?? [];
}

export type RoomLink = Awaited<ReturnType<typeof roomsOf>>[number];

function shown(ctx: Ctx, { joinedAt, lastSeenAt, fullName, visibility, standing, ...profile }: ProfileView) {
  const today = dayInZone(ctx.now, ctx.timeZone);
  const exact = (at: Date) => formatExactly(at, ctx.locale, ctx.timeZone);
  return {
    ...profile,
    name: fullName ?? profile.username,
    hasFullName: fullName !== null,
    isPublic: visibility === 'everyone',
    seenBy: profile.isOwn ? visibility : null,
    note: noteOf({ visibility, standing, isOwn: profile.isOwn }),
    joined: { text: formatDay(dayInZone(joinedAt, ctx.timeZone), ctx.locale), exact: exact(joinedAt) },
    seen: lastSeenAt && { text: formatRecentDay(dayInZone(lastSeenAt, ctx.timeZone), ctx.locale, today), exact: exact(lastSeenAt) },
  };
}

/** Why others do not see the page, in words for whoever does. */
function noteOf({ visibility, standing, isOwn }: Pick<ProfileView, 'visibility' | 'standing' | 'isOwn'>): 'resting' | 'leaving' | 'leavingOwn' | 'closed' | 'hiddenOwner' | null {
  if (isOwn) return standing === 'leaving' ? 'leavingOwn' : null;
  if (standing !== 'here') return standing;
  return visibility === 'nobody' ? 'hiddenOwner' : null;
}

export type ShownProfile = ReturnType<typeof shown>;

export default function Person() {
  const { t } = useTranslation('profile');
  const { username, preview, profile, rooms } = useLoaderData<typeof loader>();
  return (
    <>
      {preview ? <PreviewNote username={username} onlooker={preview} /> : null}
      {profile?.note ? <p className="text-soft pb-4">{t(`person.${profile.note}`)}</p> : null}
      {profile ? <ProfilePage profile={profile} rooms={rooms} /> : <PreviewOfNothing username={username} onlooker={preview ?? 'visitor'} />}
    </>
  );
}
