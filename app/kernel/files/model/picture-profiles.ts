/** The widths at which a picture is kept, by what it is for. The last one is the largest; nothing is enlarged. */
export const pictureProfiles = {
  avatar: [64, 160, 400],
  cover: [160, 400, 800],
  banner: [800, 1600],
  logo: [64, 160, 400],
  thumbnail: [160],
} as const satisfies Record<string, readonly number[]>;

export type PictureProfile = keyof typeof pictureProfiles;

type Kept = { width: number | null };

/** What is sent for an asked width: the smallest that fills it, else the largest there is. */
export function bestFit<T extends Kept>(kept: readonly T[], asked: number): T | undefined {
  const sorted = [...kept].sort((a, b) => (a.width ?? 0) - (b.width ?? 0));
  return sorted.find(({ width }) => (width ?? 0) >= asked) ?? sorted.at(-1);
}

/** The widths to make of a picture: those of its profile that it has, and its own if it is smaller than the largest. Largest last. */
export function widthsFor(profile: PictureProfile, natural: number): number[] {
  const wanted = pictureProfiles[profile];
  const largest = Math.min(natural, wanted.at(-1) ?? natural);
  return [...wanted.filter((width) => width < largest), largest];
}
