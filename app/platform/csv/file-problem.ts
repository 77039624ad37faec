/** The file is not what it should be. Expected, so it becomes a message and never a fault; whose words tell of it is not known here. */
export class FileProblem extends Error {
  readonly problem: string;
  readonly details: Record<string, string | number>;

  constructor(problem: string, details: Record<string, string | number> = {}) {
    super(problem);
    this.name = 'FileProblem';
    this.problem = problem;
    this.details = details;
  }
}
