import type { Segment } from '../model/search-hits.ts';

/** Text with what was looked for marked. */
export const Marked = ({ segments }: { segments: readonly Segment[] }) => (
  <>{segments.map(({ text, isHit }, at) => (isHit ? <mark key={at}>{text}</mark> : text))}</>
);
