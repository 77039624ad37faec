/** Why a saving came to nothing, as its person is told it. */
export class EditProblem extends Error {
  readonly messageKey: string;

  constructor(problem: 'password' | 'broken' | 'pageCount' | 'tooLarge' | 'moved' | 'gone') {
    super(problem);
    this.name = 'EditProblem';
    this.messageKey = `editing:problems.${problem}`;
  }
}
