import type { FileAudience } from '#app/kernel/files/keeping.ts';
import { profilesVisibleTo } from '../policies.ts';

/** A face or a banner is seen by whoever may see the profile it stands on. */
export const showsOnProfile: FileAudience = async ({ db, viewer }, { id, ownerId }) => {
  const onProfile = { id: ownerId, OR: [{ avatarId: id }, { bannerId: id }] };
  return (await db.user.count({ where: { AND: [onProfile, profilesVisibleTo(viewer)] } })) > 0;
};
