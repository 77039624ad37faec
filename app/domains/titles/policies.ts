import type { Viewer } from '#app/kernel/accounts/context.ts';

type TitleSubject = { createdById: string | null; /** Somebody besides its author has a walk or a review of it. */ isUsed: boolean };

/** Everybody signed in proposes and corrects titles; what others rely on only an owner takes away. */
export function canTitle(viewer: Viewer | null, verb: 'see' | 'edit' | 'delete' | 'merge', title: TitleSubject): boolean {
  if (!viewer) return false;
  if (verb === 'see' || verb === 'edit') return true;
  if (viewer.role === 'owner') return true;
  return verb === 'delete' && title.createdById === viewer.id && !title.isUsed;
}
