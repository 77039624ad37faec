/** Somebody was at this page then. */
export type Mark = { id: string; page: number; at: Date; isEnd: boolean };

export type Sitting = { id: string; startedAt: Date; endedAt: Date; seconds: number; pages: number; firstPage: number; lastPage: number };

/** Without a sign of life for so long nobody is reading any more; what is longer counts as this. */
export const idleSeconds = 120;
/** A page seen for less was leafed over, a sitting of less did not happen. */
export const shortestSeconds = 3;
/** After a longer pause it is another sitting. */
export const pauseSeconds = 30 * 60;

/**
 * Sittings from marks of one device on one book, in whatever order they arrived and however often: the same marks make the
 * same sittings. Between two marks the earlier one's page was read, for two minutes at most.
 */
export function sittingsOf(marks: readonly Mark[]): Sitting[] {
  return groups(inOrder(marks)).flatMap((group) => {
    const sitting = countUp(group);
    return sitting.seconds < shortestSeconds ? [] : [sitting];
  });
}

const inOrder = (marks: readonly Mark[]): Mark[] =>
  [...new Map(marks.map((mark) => [mark.id, mark])).values()].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));

const secondsBetween = (from: Mark, to: Mark) => (to.at.getTime() - from.at.getTime()) / 1000;

function groups(marks: readonly Mark[]): Mark[][] {
  const found: Mark[][] = [];
  for (const mark of marks) {
    const last = found.at(-1);
    const before = last?.at(-1);
    if (last && before && secondsBetween(before, mark) <= pauseSeconds) last.push(mark);
    else found.push([mark]);
  }
  return found;
}

function countUp(group: readonly Mark[]): Sitting {
  const first = group[0]!;
  const perPage = new Map<number, number>();
  let milliseconds = 0;
  let endedAt = first.at;
  group.forEach((mark, index) => {
    const next = group[index + 1];
    // After the page was left nobody reads until the next mark.
    const read = next && !mark.isEnd ? Math.min(idleSeconds, secondsBetween(mark, next)) * 1000 : 0;
    milliseconds += read;
    perPage.set(mark.page, (perPage.get(mark.page) ?? 0) + read);
    if (read > 0 || index === 0) endedAt = new Date(mark.at.getTime() + read);
  });
  const read = [...perPage].filter(([, spent]) => spent >= shortestSeconds * 1000).map(([page]) => page);
  return { id: first.id, startedAt: first.at, endedAt, seconds: Math.floor(milliseconds / 1000), pages: read.length, firstPage: Math.min(...read, first.page), lastPage: Math.max(...read, first.page) };
}
