import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';
import { DrawnBanner } from './drawn-banner.tsx';

type ProfileHeadProps = { name: string; /** What the drawn things come from: it stays when the shown name changes. */ cloth: string; face?: string | null; banner?: string | null; bannerSet?: string; title: ReactNode; meta?: ReactNode; actions?: ReactNode; level?: 1 | 2 };

/** A person at the head of their page: picture, face and name. */
export function ProfileHead({ name, cloth, face, banner, bannerSet, title, meta, actions, level = 1 }: ProfileHeadProps) {
  return (
    <header className="profile-head">
      <div className="profile-banner">
        {banner ? <img src={banner} srcSet={bannerSet} sizes="(min-width: 68rem) 68rem, 100vw" alt="" width="1600" height="320" /> : <DrawnBanner name={cloth} />}
      </div>
      <div className="profile-who">
        <Avatar size="xl" name={name} cloth={cloth} src={face} />
        <div className="profile-name">
          {level === 1 ? <h1>{title}</h1> : <h2 className="text-28">{title}</h2>}
          {meta}
        </div>
        {actions ? <div className="actions">{actions}</div> : null}
      </div>
    </header>
  );
}
