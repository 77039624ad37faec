import { isQuietHour, quietHoursEnd } from './quiet-hours.ts';
import type { QuietHours } from './quiet-hours.ts';

export type Timing = 'now' | 'digest' | 'never';
export type NewsChannel = 'email' | 'telegram' | 'none';

/** What the gate knows of somebody whom an event concerns. */
export type Recipient = {
  /** They did it themselves. */
  isActor: boolean;
  /** Switched off by themselves or by an owner, or about to go. */
  isAway: boolean;
  timing: Timing;
  channel: NewsChannel;
  /** They unsubscribed from letters by a letter's link. */
  hasStoppedLetters: boolean;
  /** Do not disturb: until then they read in peace. */
  quietUntil: Date | null;
  quietHours: (QuietHours & { then: 'later' | 'digest' }) | null;
  timeZone: string;
};

/**
 * `nothing`: they are not told at all. `held`: nothing is seen before `until`. `shown`: it stands in the list at once; the message goes at
 * an instant, with the digest or not at all.
 */
export type Verdict = { kind: 'nothing' } | { kind: 'held'; until: Date } | { kind: 'shown'; send: Date | 'digest' | 'none' };

/** The one gate that every piece of news passes, in this order: who, what they want, do not disturb, their channel, their hours. */
export function decide(recipient: Recipient, now: Date): Verdict {
  const { isActor, isAway, timing, quietUntil } = recipient;
  if (isActor || isAway || timing === 'never') return { kind: 'nothing' };
  if (quietUntil !== null && quietUntil > now) return { kind: 'held', until: quietUntil };
  return { kind: 'shown', send: messageTime(recipient, now) };
}

function messageTime({ timing, channel, hasStoppedLetters, quietHours, timeZone }: Recipient, now: Date): Date | 'digest' | 'none' {
  if (channel === 'none' || (channel === 'email' && hasStoppedLetters)) return 'none';
  if (timing === 'digest') return 'digest';
  if (!quietHours || !isQuietHour(now, quietHours, timeZone)) return now;
  return quietHours.then === 'digest' ? 'digest' : quietHoursEnd(now, quietHours, timeZone);
}
