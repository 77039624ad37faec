import type { Segment } from './search-hits.ts';

/** A stretch of a paragraph that another wing marks, by where it begins and ends. */
export type Stretch = { start: number; end: number };

/** Segments cut once more at stretches, which lie in order and apart: a hit that reaches into one or out of it becomes two. */
export function cutAt<S extends Stretch>(segments: readonly Segment[], stretches: readonly S[]): { stretch: S | null; segments: Segment[] }[] {
  const pieces: { stretch: S | null; segments: Segment[] }[] = [];
  let next = 0;
  let at = 0;
  for (const { text, isHit } of segments) {
    for (let from = 0; from < text.length; ) {
      while (next < stretches.length && stretches[next]!.end <= at) next += 1;
      const ahead = stretches[next];
      const stretch = ahead && ahead.start <= at ? ahead : null;
      const until = stretch ? stretch.end : (ahead?.start ?? Infinity);
      const part = { text: text.slice(from, from + until - at), isHit };
      const last = pieces.at(-1);
      if (last && last.stretch === stretch) last.segments.push(part);
      else pieces.push({ stretch, segments: [part] });
      from += part.text.length;
      at += part.text.length;
    }
  }
  return pieces;
}
