import type { NotificationTopic } from '#app/kernel/contributions/notification-rule.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import type { Timing } from '../model/gate.ts';

export type PreferencesView = {
  topics: { id: string; name: string; help: string; timing: Timing }[];
  quietFrom: number | null; quietUntil: number | null; quietThen: 'later' | 'digest'; hasStoppedLetters: boolean;
};

/** What the viewer has chosen, and what usually comes where they have not. */
export async function getPreferences({ db, viewer }: MemberCtx, { topics, t }: { topics: readonly NotificationTopic[]; t: unknown }): Promise<PreferencesView> {
  const [chosen, box] = await Promise.all([
    db.notificationPreference.findMany({ where: { userId: viewer.id }, select: { topic: true, timing: true } }),
    db.notificationBox.findUnique({ where: { userId: viewer.id }, select: { quietFrom: true, quietUntil: true, quietThen: true, lettersStoppedAt: true } }),
  ]);
  const timings = new Map(chosen.map(({ topic, timing }) => [topic, timing]));
  return {
    topics: topics.map(({ id, nameKey, helpKey, usually }) => ({ id, name: textOf(t, nameKey), help: textOf(t, helpKey), timing: timings.get(id) ?? usually })),
    quietFrom: box?.quietFrom ?? null, quietUntil: box?.quietUntil ?? null, quietThen: box?.quietThen ?? 'later', hasStoppedLetters: Boolean(box?.lettersStoppedAt),
  };
}
