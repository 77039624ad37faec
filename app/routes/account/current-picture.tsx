import type { PicturePlace } from '#app/kernel/accounts/model/picture-place.ts';
import { filePaths } from '#app/kernel/files/paths.ts';
import { Avatar } from '#app/ui/avatar.tsx';
import { DrawnBanner } from '#app/ui/drawn-banner.tsx';

/** What a page shows in a place: the person's picture, or what is drawn instead. */
export function CurrentPicture({ place, name, cloth, fileId, size = 'l' }: { place: PicturePlace; name: string; cloth: string; fileId: string | null; size?: 'm' | 'l' }) {
  if (place === 'avatar') return <Avatar name={name} cloth={cloth} size={size} src={fileId && filePaths.picture(fileId, 160)} />;
  return fileId ? <img src={filePaths.picture(fileId, 800)} alt="" width="800" height="200" loading="lazy" decoding="async" /> : <DrawnBanner name={cloth} />;
}
