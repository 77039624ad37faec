import type { MemberCtx } from '../context.ts';
import { fullName } from '../model/shown-name.ts';
import { sessionIdleSeconds } from '../session.server.ts';

/** How the viewer's settings stand, for the page that lists them. */
export async function getSettingsOverview(ctx: MemberCtx) {
  const { id, username, locale, theme, timeZone, email } = ctx.viewer;
  const { links, _count, bio, learningGoal, firstName, lastName, ...user } = await ctx.db.user.findUniqueOrThrow({
    where: { id },
    select: {
      firstName: true, lastName: true, bio: true, learningGoal: true, notificationChannel: true, digestHour: true, profileVisibility: true,
      links: { select: { id: true }, take: 1 },
      _count: { select: { sessions: { where: { expiresAt: { gt: ctx.now }, lastSeenAt: { gt: new Date(ctx.now.getTime() - sessionIdleSeconds * 1000) } } } } },
    },
  });
  const called = fullName({ firstName, lastName });
  return { ...user, username, email, locale, theme, timeZone, name: called ? `${called} (${username})` : username, isBare: !bio && !learningGoal && links.length === 0, sessions: _count.sessions };
}
