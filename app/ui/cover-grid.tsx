import type { ReactNode } from 'react';
import { Cover } from './cover.tsx';
import { ProgressBar } from './progress.tsx';

export const CoverGrid = ({ label, children }: { label?: string; children: ReactNode }) => (
  <ul className="cover-grid" aria-label={label}>{children}</ul>
);

type CoverTileProps = {
  href: string;
  title: string;
  author?: string | null;
  image?: ((width: number) => string) | null;
  meta?: ReactNode;
  /** What people think of it, on a line of its own. */
  rating?: ReactNode;
  progress?: { value: number; max: number; label: string };
};

/** One cover with its words; the whole tile is the link. */
export function CoverTile({ href, title, author, image, meta, rating, progress }: CoverTileProps) {
  return (
    <li>
      <a className="tile" href={href}>
        <Cover size="fill" title={title} author={author} image={image} />
        {progress ? <ProgressBar size="s" {...progress} /> : null}
        <b>{title}</b>
        {author ? <small>{author}</small> : null}
        {meta ? <small>{meta}</small> : null}
        {rating ? <small>{rating}</small> : null}
      </a>
    </li>
  );
}
