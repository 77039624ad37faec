export const wordStates = ['new', 'learning', 'known'] as const;
export type WordStateName = (typeof wordStates)[number];
