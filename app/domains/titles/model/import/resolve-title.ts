import type { KnownTitles } from './match-titles.ts';
import type { TitleReason, TitleRow } from './record.ts';

export type TitleResolution = { is: 'new' } | { is: 'here'; titleId: string } | { is: 'left'; reason: TitleReason };

/**
 * What becomes of a row when it is carried out. Between the dry run and now titles may have been added, merged and
 * deleted, so everything is asked again, save what the person decided.
 */
export function resolveTitle({ kind, reasonKey, choice, record }: TitleRow, known: KnownTitles): TitleResolution {
  if (kind === 'skipped') return { is: 'left', reason: (reasonKey ?? 'noTitle') as TitleReason };
  if (kind === 'ambiguous') {
    if (choice === null) return { is: 'left', reason: 'undecided' };
    if (choice === 'skip') return { is: 'left', reason: 'declined' };
    if (choice !== 'new') return known.get(choice) ? { is: 'here', titleId: choice } : { is: 'left', reason: 'gone' };
  }
  const match = known.match(record);
  if (match.is === 'exact') return { is: 'here', titleId: match.title.id };
  // "A title of its own", said of what only looks alike.
  if (match.is === 'open' && kind !== 'ambiguous') return { is: 'left', reason: match.reason };
  return { is: 'new' };
}
