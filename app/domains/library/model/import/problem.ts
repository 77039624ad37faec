/** What can be wrong with a whole file; texts are at `import:problems.<name>`. */
export type ProblemName =
  | 'empty' | 'tooLarge' | 'binary' | 'workbook' | 'pdf' | 'archive' | 'noHeader' | 'unknownColumns' | 'unclosedQuote'
  | 'brokenQuotes' | 'rowTooLong' | 'tooManyRows' | 'noRows';

/** The file cannot be imported. Expected, so it becomes a message and never a fault. */
export class ImportProblem extends Error {
  readonly problem: ProblemName;
  readonly details: Record<string, string | number>;

  constructor(problem: ProblemName, details: Record<string, string | number> = {}) {
    super(problem);
    this.name = 'ImportProblem';
    this.problem = problem;
    this.details = details;
  }

  get messageKey(): string {
    return `import:problems.${this.problem}`;
  }
}
