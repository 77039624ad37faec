import { notFound } from '#app/platform/http/app-error.ts';
import type { Ctx, Role } from '../context.ts';
import type { LinkKind } from '../model/profile-link.ts';
import { fullName } from '../model/shown-name.ts';
import { hasUsernameCharacters, normalizeUsername, usernameKey, usernameLength } from '../model/username.ts';
import { profilesVisibleTo } from '../policies.ts';
import type { ProfileVisibility } from '../profile-schema.ts';

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
  isAway: boolean;
  /** The viewer's own page; nobody else is told the address. */
  isOwn: boolean;
  email: string | null;
};

/** A person's page as the viewer may see it. A name in any spelling finds its person; whoever may not look finds nobody. */
export async function getProfile(ctx: Pick<Ctx, 'db' | 'viewer'>, username: string): Promise<ProfileView> {
  const name = normalizeUsername(username);
  if (name.length > usernameLength.max || !hasUsernameCharacters(name)) throw notFound();
  const found = await ctx.db.user.findFirst({
    where: { AND: [{ usernameKey: usernameKey(name) }, profilesVisibleTo(ctx.viewer)] },
    select: {
      id: true, username: true, firstName: true, lastName: true, role: true, bio: true, learningGoal: true, avatarId: true, bannerId: true,
      joinedAt: true, lastSeenAt: true, profileVisibility: true, deactivatedAt: true, deletionDueAt: true,
      links: { select: { kind: true, url: true, label: true }, orderBy: { position: 'asc' } },
    },
  });
  if (!found) throw notFound();
  const { id, firstName, lastName, lastSeenAt, profileVisibility, deactivatedAt, deletionDueAt, ...shown } = found;
  const isOwn = id === ctx.viewer?.id;
  return {
    ...shown,
    fullName: fullName({ firstName, lastName }),
    lastSeenAt: ctx.viewer ? lastSeenAt : null,
    visibility: profileVisibility,
    isAway: deactivatedAt !== null || deletionDueAt !== null,
    isOwn,
    email: isOwn ? (ctx.viewer?.email ?? null) : null,
  };
}
