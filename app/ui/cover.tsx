import { classNames } from './class-names.ts';
import { DrawnCover } from './drawn-cover.tsx';

type CoverProps = { title: string; author?: string | null; src?: string | null; size?: 'xs' | 's' | 'm' | 'l' | 'fill' };

/** A book's or a film's picture at a fixed 2 : 3, so nothing moves while it loads. */
export function Cover({ title, author, src, size = 'm' }: CoverProps) {
  return (
    <span className={classNames('cover', size !== 'm' && `cover-${size}`)}>
      {src ? <img src={src} alt="" width="200" height="300" loading="lazy" decoding="async" /> : <DrawnCover title={title} author={author} />}
    </span>
  );
}
