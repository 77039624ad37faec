import { DrawnCover } from '#app/ui/drawn-cover.tsx';
import { titleCoverPattern } from '../model/cover-ref.ts';
import { titlesPaths } from '../paths.ts';

/** A picture that its catalogue may not give: the drawn one stands behind it. */
export function FoundCover({ name, maker, cover, isNear }: { name: string; maker?: string; cover: string | null; isNear?: boolean }) {
  return (
    <span className="cover cover-s">
      <DrawnCover title={name} author={maker} />
      {cover && titleCoverPattern.test(cover) ? <img className="cover-over" src={titlesPaths.foundCover(cover)} alt="" width="200" height="300" loading={isNear ? undefined : 'lazy'} decoding="async" /> : null}
    </span>
  );
}
