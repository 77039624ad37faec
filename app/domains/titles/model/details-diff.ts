import { diffArrays } from 'diff';
import type { TitleDetails } from '../schema.ts';
import type { Genre } from './genres.ts';

type Credit = TitleDetails['credits'][number];

export type WordPiece = { kind: 'same' | 'added' | 'removed'; text: string };

/** How one field differs. Credits that only changed their order have neither removed nor added ones. */
export type FieldChange =
  | { field: 'name' | 'originalName' | 'year' | 'episodes'; before: string | null; after: string | null }
  | { field: 'description'; pieces: WordPiece[] }
  | { field: 'genres'; removed: Genre[]; added: Genre[] }
  | { field: 'credits'; removed: Credit[]; added: Credit[] };

const short = ['name', 'originalName', 'year', 'episodes'] as const;
const sameCredit = (one: Credit) => (other: Credit) => one.name === other.name && one.role === other.role;

/** What one version says differently from the one before it, in the order of the form. Equal details: nothing. */
export function detailsDiff(before: TitleDetails, after: TitleDetails): FieldChange[] {
  const changes: FieldChange[] = short.flatMap((field) => (before[field] === after[field] ? [] : [{ field, before: textOf(before[field]), after: textOf(after[field]) }]));
  if (before.genres.join() !== after.genres.join()) changes.push({ field: 'genres', removed: before.genres.filter((one) => !after.genres.includes(one)), added: after.genres.filter((one) => !before.genres.includes(one)) });
  if (JSON.stringify(before.credits.map(pair)) !== JSON.stringify(after.credits.map(pair))) {
    changes.push({ field: 'credits', removed: before.credits.filter((one) => !after.credits.some(sameCredit(one))), added: after.credits.filter((one) => !before.credits.some(sameCredit(one))) });
  }
  if ((before.description ?? '') !== (after.description ?? '')) changes.push({ field: 'description', pieces: wordPieces(before.description ?? '', after.description ?? '') });
  return changes;
}

const pair = ({ name, role }: Credit) => [name, role];
const textOf = (value: string | number | undefined) => (value === undefined ? null : String(value));

/** Two long texts with little in common are not worth the search for what they share. */
const mostChanges = 1_000;

/** Words, spaces and signs; the library's own words are of Latin letters only. */
const tokens = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];

/** What was taken out and put in at one place, and the text after it up to the next such place. */
type Place = { removed: string; added: string; same: string };

function wordPieces(before: string, after: string): WordPiece[] {
  const found = diffArrays(tokens(before), tokens(after), { maxEditLength: mostChanges }) ?? [{ removed: true, added: false, value: [before] }, { removed: false, added: true, value: [after] }];
  const places: Place[] = [{ removed: '', added: '', same: '' }];
  for (const { added, removed, value } of found) {
    const text = value.join('');
    if (!added && !removed) {
      places.at(-1)!.same += text;
      continue;
    }
    if (places.at(-1)!.same !== '' || places.length === 1) places.push({ removed: '', added: '', same: '' });
    places.at(-1)![added ? 'added' : 'removed'] += text;
  }
  return readable(places).flatMap(({ removed, added, same }): WordPiece[] => [{ kind: 'removed', text: removed }, { kind: 'added', text: added }, { kind: 'same', text: same }]).filter(({ text }) => text !== '');
}

const size = ({ removed, added }: Place) => Math.max(removed.length, added.length);

/** Where somebody wrote anew, hardly more than spaces and small words stay between the changes, at most half as long as either: they belong to what was written. */
function readable(places: readonly Place[]): Place[] {
  const done: Place[] = [];
  for (const place of places) {
    let last = place;
    for (let one = done.at(-1); one && done.length > 1 && 2 * one.same.length <= Math.min(size(one), size(last)); one = done.at(-1)) {
      done.pop();
      last = { removed: one.removed + one.same + last.removed, added: one.added + one.same + last.added, same: last.same };
    }
    done.push(last);
  }
  return done;
}
