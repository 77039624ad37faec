import type { Ctx } from '#app/kernel/accounts/context.ts';
import { shownName } from '#app/kernel/accounts/model/shown-name.ts';
import { personVisibleTo } from '#app/kernel/accounts/policies.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { partsFor } from '../model/audience.ts';
import type { PersonPart } from '../model/audience.ts';
import { defaultPreference } from '../model/preference.ts';

export type SeenPerson = { id: string; username: string; name: string; isOwn: boolean; /** What the viewer may look at, never empty. */ parts: PersonPart[] };

type Looking = Pick<Ctx, 'db' | 'viewer'>;

/** Whoever bears a name, if the viewer may see their page and anything of Titles on it; null otherwise, and for a name that nobody has. */
export async function findPersonParts(ctx: Looking, username: string): Promise<SeenPerson | null> {
  const where = personVisibleTo(ctx.viewer, username);
  const found = where && await ctx.db.user.findFirst({
    where,
    select: { id: true, username: true, firstName: true, lastName: true, titlesPreference: { select: { walksSeenBy: true, reviewsSeenBy: true, numbersSeenBy: true } } },
  });
  if (!found) return null;
  const isOwn = found.id === ctx.viewer?.id;
  const parts = partsFor(found.titlesPreference ?? defaultPreference, isOwn ? 'self' : ctx.viewer ? 'member' : 'visitor');
  return parts.length === 0 ? null : { id: found.id, username: found.username, name: shownName(found), isOwn, parts };
}

/** The same for a page that shows one part: whoever may not look at it is answered like somebody who asks for nobody. */
export async function seePerson(ctx: Looking, username: string, part: PersonPart): Promise<SeenPerson> {
  const person = await findPersonParts(ctx, username);
  if (!person?.parts.includes(part)) throw notFound();
  return person;
}
