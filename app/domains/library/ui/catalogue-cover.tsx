import { DrawnCover } from '#app/ui/drawn-cover.tsx';
import { libraryPaths } from '../paths.ts';

type CatalogueCoverProps = { title: string; author?: string | null; cover: string | null; size?: 's' | 'fill'; isNear?: boolean };

/** A cover that its catalogue may not give: the drawn one stands behind it. */
export function CatalogueCover({ title, author, cover, size = 's', isNear }: CatalogueCoverProps) {
  return (
    <span className={`cover cover-${size}`}>
      <DrawnCover title={title} author={author} />
      {cover ? <img className="cover-over" src={libraryPaths.catalogueCover(cover)} alt="" width="200" height="300" loading={isNear ? undefined : 'lazy'} decoding="async" /> : null}
    </span>
  );
}
