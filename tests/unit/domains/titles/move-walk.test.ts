import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveWalk, sameStand, settleWalk } from '#app/domains/titles/model/move-walk.ts';
import type { WalkStand, WalkedTitle } from '#app/domains/titles/model/move-walk.ts';
import { titleTypes } from '#app/domains/titles/model/title-type.ts';
import { isOver, walkStates } from '#app/domains/titles/model/walk-state.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const today = day('2026-11-21');
const [may, june] = [day('2026-05-12'), day('2026-06-03')];
const series: WalkedTitle = { type: 'series', episodes: 12 };
const stand = (state: WalkStand['state'], startedOn: Date | null = null, endedOn: Date | null = null, progress: number | null = null): WalkStand => ({ state, startedOn, endedOn, progress });

describe('a state brings its days', () => {
  test.each([
    ['a walk that begins begins today', null, 'in_progress', stand('in_progress', today)],
    ['what was begun keeps its first day', stand('paused', may), 'in_progress', stand('in_progress', may)],
    ['what ends ends today, whole', stand('in_progress', may, null, 5), 'completed', stand('completed', may, today, 12)],
    ['what was never begun may be over as well', null, 'completed', stand('completed', null, today, 12)],
    ['100 % is an end', stand('in_progress', may), 'mastered', stand('mastered', may, today, 12)],
    ['what is dropped stays where it was', stand('in_progress', may, null, 5), 'dropped', stand('dropped', may, today, 5)],
    ['an end that is known stays', stand('completed', may, june, 12), 'mastered', stand('mastered', may, june, 12)],
    ['what was dropped once ends when it is seen whole', stand('dropped', may, june, 5), 'completed', stand('completed', may, today, 12)],
    ['taking it up again forgets the end', stand('dropped', may, june, 5), 'in_progress', stand('in_progress', may, null, 5)],
    ['a pause is no end', stand('in_progress', may, null, 5), 'paused', stand('paused', may, null, 5)],
    ['a plan has no days', stand('completed', may, june, 12), 'planned', stand('planned', null, null, 12)],
    ['who flew west may have begun tomorrow', stand('in_progress', day('2026-11-22')), 'completed', stand('completed', day('2026-11-22'), day('2026-11-22'), 12)],
  ] as const)('%s', (_name, before, state, after) => {
    expect(moveWalk(before, state, series, today)).toEqual(after);
  });
});

describe('how far', () => {
  test.each([
    ['a film is seen or not', { type: 'film', episodes: null }, stand('completed', null, null, 3), null],
    ['hours are kept to a tenth', { type: 'game', episodes: null }, stand('in_progress', null, null, 12.34), 12.3],
    ['a game that is over keeps its hours', { type: 'game', episodes: null }, stand('mastered', null, null, 60), 60],
    ['episodes are whole', { type: 'anime', episodes: null }, stand('paused', null, null, 5.9), 5],
    ['no more than there are', series, stand('in_progress', null, null, 40), 12],
    ['all of them at the end', series, stand('completed', null, null, 3), 12],
    ['what nobody counted at the end', { type: 'series', episodes: null }, stand('completed', null, null, 3), 3],
  ] as const)('%s', (_name, title, given, progress) => {
    expect(settleWalk(given, title).progress).toBe(progress);
  });
});

const someDay = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000));
const someTitle = fc.record({ type: fc.constantFrom(...titleTypes), episodes: fc.option(fc.integer({ min: 1, max: 2000 })) });
const someState = fc.constantFrom(...walkStates);

test('whatever happens in whatever order: days agree with the state and with each other, and twice is once', () => {
  fc.assert(fc.property(someTitle, fc.array(fc.tuple(someState, someDay), { minLength: 1, maxLength: 12 }), (title, steps) => {
    let walk: WalkStand | null = null;
    let now = new Date(0);
    for (const [state, at] of steps) {
      // Clocks go on, zones move them a day back.
      now = at > now ? at : new Date(now.getTime() - 86_400_000);
      walk = moveWalk(walk, state, title, now);
      expect(walk.state).toBe(state);
      expect(walk.endedOn !== null).toBe(isOver(state));
      if (state === 'planned') expect(walk.startedOn).toBeNull();
      if (state === 'in_progress') expect(walk.startedOn).not.toBeNull();
      if (walk.startedOn && walk.endedOn) expect(walk.endedOn.getTime()).toBeGreaterThanOrEqual(walk.startedOn.getTime());
      expect(sameStand(moveWalk(walk, state, title, now), walk)).toBe(true);
      expect(settleWalk(walk, title)).toEqual(walk);
    }
  }));
});
