import { pictureAt } from '#app/kernel/files/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Cover } from '#app/ui/cover.tsx';
import { CoverGrid, CoverTile } from '#app/ui/cover-grid.tsx';
import { List, Row } from '#app/ui/list.tsx';
import type { RatingScale } from '../model/rating-scale.ts';
import { stateKey } from '../model/walk-state.ts';
import { titlesPaths } from '../paths.ts';
import type { TitleRow } from '../queries/title-row.server.ts';
import { Average } from './average.tsx';
import { inLine } from './walk-text.ts';

type TitlesProps = { titles: readonly TitleRow[]; label: string; scale: RatingScale };

/** Titles as lines: what each is, what the circle thinks of it, where I am with it. */
export function TitleRows({ titles, label, scale }: TitlesProps) {
  return <List label={label}>{titles.map((title) => <TitleLine key={title.id} title={title} scale={scale} />)}</List>;
}

const genresShown = 3;

function TitleLine({ title, scale }: { title: TitleRow; scale: RatingScale }) {
  const { t } = useTranslation('titles');
  const genres = title.genres.slice(0, genresShown).map((code) => t(`genre.${code}`)).join(', ');
  return (
    <Row
      href={titlesPaths.title(title.id)} title={title.name} meta={inLine([title.originalName, title.year === null ? null : String(title.year), genres])}
      start={<Cover size="xs" title={title.name} author={title.maker} image={pictureAt(title.coverId)} />}
      end={(
        // On a phone one above the other: side by side they would leave no room for the name.
        <span className="flex flex-col-reverse items-end gap-1 sm:flex-row sm:items-center sm:gap-3">
          {title.myState ? <Badge hue="plum">{t(`state.${stateKey(title.type, title.myState)}`)}</Badge> : null}
          <Average {...title} scale={scale} />
        </span>
      )}
    />
  );
}

/** Titles as their covers. */
export function TitleCovers({ titles, label, scale }: TitlesProps) {
  const { t } = useTranslation('titles');
  return (
    <CoverGrid label={label}>
      {titles.map((title) => (
        <CoverTile
          key={title.id} href={titlesPaths.title(title.id)} title={title.name} author={title.maker} image={pictureAt(title.coverId)}
          meta={inLine([title.year === null ? null : String(title.year), title.myState && t(`state.${stateKey(title.type, title.myState)}`)])}
          rating={title.average === null ? null : <Average {...title} scale={scale} />}
        />
      ))}
    </CoverGrid>
  );
}
