import type { TitleType } from './title-type.ts';

/** Where somebody is with a title; `mastered` is 100 %: a game with all its tasks, anything else with all that belongs to it. */
export const walkStates = ['planned', 'in_progress', 'paused', 'completed', 'mastered', 'dropped'] as const;
export type WalkState = (typeof walkStates)[number];

/** A state's place among the texts: what is over was watched, or played through. */
export const stateKey = (type: TitleType, state: WalkState) => (state === 'completed' ? (`completed.${type}` as const) : state);

/** States that a time through ends in. */
export const isOver = (state: WalkState): boolean => state === 'completed' || state === 'mastered' || state === 'dropped';
