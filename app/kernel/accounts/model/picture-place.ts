import { notFound } from '#app/platform/http/app-error.ts';

/** Where a person's page shows pictures: the face and what lies behind it. */
export type PicturePlace = 'avatar' | 'banner';

export function readPicturePlace(typed: string | undefined): PicturePlace {
  if (typed !== 'avatar' && typed !== 'banner') throw notFound();
  return typed;
}
