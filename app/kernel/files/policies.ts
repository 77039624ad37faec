import type { Ctx } from '#app/kernel/accounts/context.ts';
import type { FileKeeping } from './keeping.ts';

type Asking = Pick<Ctx, 'db' | 'now'> & { viewer: Ctx['viewer']; files: FileKeeping };

/** A file is its owner's, whatever role somebody else has, and those people's who may see what it hangs on. */
export async function mayRead(ctx: Asking, file: { id: string; ownerId: string; expiresAt: Date | null }): Promise<boolean> {
  if (file.expiresAt && file.expiresAt <= ctx.now) return false;
  if (ctx.viewer?.id === file.ownerId) return true;
  for (const admits of ctx.files.audiences) if (await admits(ctx, file)) return true;
  return false;
}
