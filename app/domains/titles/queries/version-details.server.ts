import { titleDetails } from '../schema.ts';
import type { TitleDetails } from '../schema.ts';

/** Details as a version keeps them; what a later room no longer takes (a genre that went) falls out instead of breaking the page. */
export function readDetails(kept: unknown): TitleDetails {
  const whole = titleDetails.safeParse(kept);
  if (whole.success) return whole.data;
  const loose = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<string, unknown>;
  const fits = Object.entries(titleDetails.shape).flatMap(([field, schema]) => {
    const value = schema.safeParse(loose[field]);
    return value.success ? [[field, value.data]] : [];
  });
  return { name: '?', genres: [], credits: [], ...Object.fromEntries(fits) } as TitleDetails;
}
