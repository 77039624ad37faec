import type { PersonalData } from '#app/kernel/accounts/personal-data.ts';
import { handOnCovers } from './commands/hand-on-covers.server.ts';
import { countTitlesPieces, exportChoices, exportOwnTitles, exportReviews, exportTrash, exportVersions, exportWalks } from './queries/export-titles.server.ts';

/** What somebody does in Titles, in the copy they take with them. Rows go with their person; titles they made are the circle's and stay, with their covers. */
export const titlesData: PersonalData = {
  area: 'titles',
  countPieces: countTitlesPieces,
  async *exportEverything(owner) {
    yield { path: 'walks.json', pieces: exportWalks(owner) };
    yield { path: 'reviews.json', pieces: exportReviews(owner) };
    yield { path: 'trash.json', pieces: exportTrash(owner) };
    yield { path: 'added.json', pieces: exportOwnTitles(owner) };
    yield { path: 'edits.json', pieces: exportVersions(owner) };
    yield { path: 'choices.json', pieces: exportChoices(owner) };
  },
  forget: handOnCovers,
};
