import type { MemberCtx } from '../context.ts';
import { fullName } from '../model/shown-name.ts';
import { sessionIdleSeconds } from '../session.server.ts';
import { findFactor } from './find-factor.server.ts';

/** How the viewer's settings stand, for the page that lists them. */
export async function getSettingsOverview(ctx: MemberCtx) {
  const { id, username, locale, theme, timeZone, email } = ctx.viewer;
  const [found, factor] = await Promise.all([readSettings(ctx), findFactor(ctx.db, id)]);
  const { links, _count, telegramLink, bio, learningGoal, firstName, lastName, ...user } = found;
  const called = fullName({ firstName, lastName });
  return {
    ...user, username, email, locale, theme, timeZone,
    factor: factor?.factor ?? 'off',
    name: called ? `${called} (${username})` : username,
    isBare: !bio && !learningGoal && links.length === 0,
    sessions: _count.sessions,
    telegram: telegramLink === null ? ('free' as const) : telegramLink.deadAt ? ('dead' as const) : ('linked' as const),
  };
}

function readSettings(ctx: MemberCtx) {
  const alive = { expiresAt: { gt: ctx.now }, lastSeenAt: { gt: new Date(ctx.now.getTime() - sessionIdleSeconds * 1000) } };
  return ctx.db.user.findUniqueOrThrow({
    where: { id: ctx.viewer.id },
    select: {
      firstName: true, lastName: true, bio: true, learningGoal: true, notificationChannel: true, digestHour: true, profileVisibility: true,
      links: { select: { id: true }, take: 1 },
      telegramLink: { select: { deadAt: true } },
      _count: { select: { sessions: { where: alive } } },
    },
  });
}
