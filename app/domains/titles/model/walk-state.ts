import type { TitleType } from './title-type.ts';

/** Where somebody is with a title; `mastered` is 100 %. */
export const walkStates = ['planned', 'in_progress', 'paused', 'completed', 'mastered', 'dropped'] as const;
export type WalkState = (typeof walkStates)[number];

/** A state's place among the texts: what is over was watched, or played through. */
export const stateKey = (type: TitleType, state: WalkState) => (state === 'completed' ? (`completed.${type}` as const) : state);

/** States that a time through ends in. */
export const isOver = (state: WalkState): boolean => state === 'completed' || state === 'mastered' || state === 'dropped';

/** Only a game has anything left after its end; in the API every type takes all six. */
export const statesOf = (type: TitleType): readonly WalkState[] => (type === 'game' ? walkStates : walkStates.filter((state) => state !== 'mastered'));
