export type Problem =
  | 'empty' | 'tooLarge' | 'tooManyFiles' | 'unknownFiles' | 'missingFile' | 'badIndex' | 'badText' | 'tooManyEntries' | 'unknownLanguages' | 'known' | 'unsupported' | 'severalDictionaries' | 'badArchive';

/** Why files are no dictionary for us; told to the owner. */
export class DictionaryProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem);
    this.name = 'DictionaryProblem';
    this.problem = problem;
  }

  get messageKey(): string {
    return `words:problems.${this.problem}`;
  }
}
