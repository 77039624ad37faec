import type { Prisma } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import type { Ctx, Role } from '../context.ts';
import type { LinkKind } from '../model/profile-link.ts';
import { fullName } from '../model/shown-name.ts';
import { personVisibleTo, profilesVisibleTo } from '../policies.ts';
import type { ProfileVisibility } from '../profile-schema.ts';

/** Why others do not see somebody: resting of their own will, about to be deleted, or shut out by an owner. */
export type ProfileStanding = 'here' | 'resting' | 'leaving' | 'closed';

export type ProfileView = {
  username: string;
  fullName: string | null;
  role: Role;
  bio: string | null;
  learningGoal: string | null;
  links: { kind: LinkKind; url: string; label: string | null }[];
  avatarId: string | null;
  bannerId: string | null;
  joinedAt: Date;
  /** Told among members only. */
  lastSeenAt: Date | null;
  visibility: ProfileVisibility;
  standing: ProfileStanding;
  /** The viewer's own page; nobody else is told the address. */
  isOwn: boolean;
  email: string | null;
};

/** A person's page as the viewer may see it. A name in any spelling finds its person; whoever may not look finds nobody. */
export async function getProfile(ctx: Pick<Ctx, 'db' | 'viewer'>, username: string): Promise<ProfileView> {
  const where = personVisibleTo(ctx.viewer, username);
  if (!where) throw notFound();
  const { id: _id, ...profile } = await find(ctx, where);
  return profile;
}

/** The same by the id that programs know people by. */
export const getProfileById = (ctx: Pick<Ctx, 'db' | 'viewer'>, id: string): Promise<ProfileView & { id: string }> =>
  find(ctx, { AND: [{ id: requireUuid(id) }, profilesVisibleTo(ctx.viewer)] });

async function find(ctx: Pick<Ctx, 'db' | 'viewer'>, where: Prisma.UserWhereInput): Promise<ProfileView & { id: string }> {
  const found = await ctx.db.user.findFirst({
    where,
    select: {
      id: true, username: true, firstName: true, lastName: true, role: true, bio: true, learningGoal: true, avatarId: true, bannerId: true,
      joinedAt: true, lastSeenAt: true, profileVisibility: true, deactivatedAt: true, blockedAt: true, deletionDueAt: true,
      links: { select: { kind: true, url: true, label: true }, orderBy: { position: 'asc' } },
    },
  });
  if (!found) throw notFound();
  const { firstName, lastName, lastSeenAt, profileVisibility, deactivatedAt, blockedAt, deletionDueAt, ...shown } = found;
  const isOwn = shown.id === ctx.viewer?.id;
  return {
    ...shown,
    fullName: fullName({ firstName, lastName }),
    lastSeenAt: ctx.viewer ? lastSeenAt : null,
    visibility: profileVisibility,
    standing: blockedAt ? 'closed' : deletionDueAt ? 'leaving' : deactivatedAt ? 'resting' : 'here',
    isOwn,
    email: isOwn ? (ctx.viewer?.email ?? null) : null,
  };
}
