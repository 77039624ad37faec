import type { MemberCtx } from '../context.ts';
import { shownName } from '../model/shown-name.ts';

/** What the viewer has said about themselves and chosen, for the forms that change it. */
export async function getOwnProfile(ctx: MemberCtx) {
  const profile = await ctx.db.user.findUniqueOrThrow({
    where: { id: ctx.viewer.id },
    select: {
      username: true, firstName: true, lastName: true, bio: true, learningGoal: true, avatarId: true, bannerId: true,
      profileVisibility: true, notificationChannel: true, digestHour: true, locale: true, timeZone: true, theme: true, weekStart: true,
      links: { select: { kind: true, url: true, label: true }, orderBy: { position: 'asc' } },
    },
  });
  return { ...profile, name: shownName(profile) };
}
