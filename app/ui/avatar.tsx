import { classNames } from './class-names.ts';
import { tintClass } from './tint.ts';

/** One or two letters: first of the name, first of the surname. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s._-]+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase() || '•';
}

type AvatarProps = { name: string; /** What its colour comes from, where that is not the shown name. */ cloth?: string; src?: string | null; size?: 's' | 'm' | 'l' | 'xl' };

/** A face beside a name, so it is decoration: the name itself stands next to it. */
export function Avatar({ name, cloth = name, src, size = 'm' }: AvatarProps) {
  return (
    <span className={classNames('avatar', size !== 'm' && `avatar-${size}`, tintClass(cloth))} aria-hidden>
      {src ? <img src={src} alt="" loading="lazy" /> : initials(name)}
    </span>
  );
}
