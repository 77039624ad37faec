import { classNames } from './class-names.ts';
import { DrawnCover } from './drawn-cover.tsx';

type Size = 'xs' | 's' | 'm' | 'l' | 'fill';

type CoverProps = {
  title: string;
  author?: string | null;
  /** Where the picture lies at a width; without one the cover is drawn. */
  image?: ((width: number) => string) | null;
  size?: Size;
};

/** The widths that covers are kept at. */
const widths = [160, 400, 800];
const sizes: Record<Size, string | null> = { xs: null, s: null, m: '128px', l: '200px', fill: '(min-width: 40rem) 180px, 50vw' };

/** A book's or a film's picture at a fixed 2 : 3, so nothing moves while it loads. */
export function Cover({ title, author, image, size = 'm' }: CoverProps) {
  return (
    <span className={classNames('cover', size !== 'm' && `cover-${size}`)}>
      {image ? <CoverImage image={image} shown={sizes[size]} /> : <DrawnCover title={title} author={author} />}
    </span>
  );
}

/** The small ones are sharp on every screen with the smallest picture, and a shelf of them stays light. */
function CoverImage({ image, shown }: { image: (width: number) => string; shown: string | null }) {
  const choice = shown === null ? {} : { srcSet: widths.map((width) => `${image(width)} ${width}w`).join(', '), sizes: shown };
  return <img src={image(shown === null ? 160 : 400)} {...choice} alt="" width="200" height="300" loading="lazy" decoding="async" />;
}
