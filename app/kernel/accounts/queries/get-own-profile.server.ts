import type { MemberCtx } from '../context.ts';

/** What the viewer has said about themselves and chosen, for the forms that change it. */
export const getOwnProfile = (ctx: MemberCtx) =>
  ctx.db.user.findUniqueOrThrow({
    where: { id: ctx.viewer.id },
    select: {
      username: true, firstName: true, lastName: true, bio: true, learningGoal: true, avatarId: true, bannerId: true,
      profileVisibility: true, notificationChannel: true, digestHour: true,
      links: { select: { kind: true, url: true, label: true }, orderBy: { position: 'asc' } },
    },
  });
