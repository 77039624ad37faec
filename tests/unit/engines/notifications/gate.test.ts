import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '#app/engines/notifications/model/gate.ts';
import type { Recipient, Verdict } from '#app/engines/notifications/model/gate.ts';

const now = new Date('2026-11-25T20:30:00Z');
/** 21:30 in Berlin. */
const night = { from: 21, until: 7 };
const day = { from: 8, until: 20 };
const quietUntil = new Date('2026-11-25T21:00:00Z');
const morning = new Date('2026-11-26T06:00:00Z');

const plain: Recipient = { isActor: false, isAway: false, timing: 'now', channel: 'email', hasStoppedLetters: false, quietUntil: null, quietHours: null, timeZone: 'Europe/Berlin' };

const recipients = [{ who: 'somebody', isActor: false, isAway: false }, { who: 'its actor', isActor: true, isAway: false }, { who: 'blocked, resting or leaving', isActor: false, isAway: true }] as const;
const channels = ['email', 'telegram', 'none'] as const;
const timings = ['now', 'digest', 'never'] as const;
const disturbances = [null, quietUntil, new Date('2026-11-25T20:30:00Z')] as const;
const hours = [null, { ...day, then: 'later' }, { ...night, then: 'later' }, { ...night, then: 'digest' }] as const;
const letters = [false, true] as const;

/** The rules once more, as a person would say them: one line of a table each. */
function expected({ isActor, isAway, timing, channel, hasStoppedLetters, quietUntil: until, quietHours }: Recipient): Verdict {
  if (isActor || isAway || timing === 'never') return { kind: 'nothing' };
  if (until === quietUntil) return { kind: 'held', until };
  const unreachable = channel === 'none' || (channel === 'email' && hasStoppedLetters);
  if (unreachable) return { kind: 'shown', send: 'none' };
  const isNight = quietHours?.from === 21;
  if (timing === 'digest' || (isNight && quietHours.then === 'digest')) return { kind: 'shown', send: 'digest' };
  return { kind: 'shown', send: isNight ? morning : now };
}

describe('the gate', () => {
  it('recipient × channel × preference × do-not-disturb × quiet hours × stopped letters, every one', () => {
    let cells = 0;
    for (const { who, ...recipient } of recipients)
      for (const channel of channels)
        for (const timing of timings)
          for (const disturbed of disturbances)
            for (const quietHours of hours)
              for (const hasStoppedLetters of letters) {
                const one = { ...plain, ...recipient, channel, timing, quietUntil: disturbed, quietHours, hasStoppedLetters };
                expect(decide(one, now), `${who} ${channel} ${timing} ${disturbed?.toISOString()} ${JSON.stringify(quietHours)} ${hasStoppedLetters}`).toEqual(expected(one));
                cells += 1;
              }
    expect(cells).toBe(3 * 3 * 3 * 3 * 4 * 2);
  });

  it('a message never goes before now, and never in the quiet hours', () => {
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Almaty', 'Europe/Moscow', 'Asia/Kathmandu');
    const hour = fc.integer({ min: 0, max: 23 });
    fc.assert(fc.property(zone, hour, hour, fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }), (timeZone, from, until, at) => {
      fc.pre(from !== until);
      const verdict = decide({ ...plain, timeZone, quietHours: { from, until, then: 'later' } }, at);
      if (verdict.kind !== 'shown' || !(verdict.send instanceof Date)) throw new Error('shown, with a time');
      expect(verdict.send.getTime()).toBeGreaterThanOrEqual(at.getTime());
      expect(verdict.send.getTime() - at.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
      const again = decide({ ...plain, timeZone, quietHours: { from, until, then: 'later' } }, verdict.send);
      expect(again).toEqual({ kind: 'shown', send: verdict.send });
    }), { numRuns: 2_000 });
  });
});
