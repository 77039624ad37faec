import type { Importer } from '#app/kernel/contributions/importer.ts';
import type { FileProblem } from '#app/platform/csv/file-problem.ts';

/** The message of what is wrong with a file: in the room's words where it has its own. */
export const problemKey = ({ messages, problems }: Pick<Importer, 'messages' | 'problems'>, { problem }: FileProblem): string =>
  `${problems.includes(problem) ? messages : 'import'}:problems.${problem}`;
