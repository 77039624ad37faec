/** The picture shown somewhere, and the one before it, which can be brought back for a while. */
export type PictureInPlace = { id: string | null; formerId: string | null };

/** What stands there after a change, and which picture nothing there shows or remembers any more. */
export type Replaced = PictureInPlace & { spareId: string | null };

/** Null if nothing changes. */
type Change = (place: PictureInPlace) => Replaced | null;

/**
 * Puts another picture, or with null none, in place: what was shown is remembered, and what was remembered goes.
 * An empty place has nothing to remember, so what was removed last stays remembered.
 */
export const replacePicture = (next: string | null): Change => ({ id, formerId }) => {
  if (next === id) return null;
  const remembered = id ?? (formerId === next ? null : formerId);
  return { id: next, formerId: remembered, spareId: formerId === next || formerId === remembered ? null : formerId };
};

/** Whether this picture has to do with the place. */
export const isPictureOf = ({ id, formerId }: PictureInPlace, fileId: string): boolean => id === fileId || formerId === fileId;

/** Brings this one back, if it is the one remembered. */
export const restorePicture = (fileId: string): Change => (place) => (place.formerId === fileId ? replacePicture(fileId)(place) : null);

/** Lets this one go for good, if it is the one remembered. */
export const forgetPicture = (fileId: string): Change => ({ id, formerId }) => (formerId === fileId ? { id, formerId: null, spareId: fileId } : null);

/** A picture that was replaced or removed can be brought back for 30 days: whatever went before this moment cannot. */
export const rememberedSince = (now: Date): Date => new Date(now.getTime() - 30 * 86_400_000);
