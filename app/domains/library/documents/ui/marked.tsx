import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { cutAt } from '../model/cut-segments.ts';
import type { Stretch } from '../model/cut-segments.ts';
import type { Segment } from '../model/search-hits.ts';

/** A stretch of text, and what it is shown in. */
export type Wrapped = Stretch & { wrap: (text: ReactNode) => ReactNode };

type MarkedProps = { segments: readonly Segment[]; /** What other wings mark. */ stretches?: readonly Wrapped[] };

/** Text with what was looked for marked, inside of what other wings mark: a hit may be part of a word, or reach over some. */
export function Marked({ segments, stretches = [] }: MarkedProps) {
  if (stretches.length === 0) return <Hits segments={segments} />;
  return <>{cutAt(segments, stretches).map(({ stretch, segments: inside }, at) => <Fragment key={at}>{stretch ? stretch.wrap(<Hits segments={inside} />) : <Hits segments={inside} />}</Fragment>)}</>;
}

const Hits = ({ segments }: { segments: readonly Segment[] }) => (
  <>{segments.map(({ text, isHit }, at) => (isHit ? <mark key={at}>{text}</mark> : text))}</>
);
